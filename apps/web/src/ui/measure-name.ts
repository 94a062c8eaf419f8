import type { Bilingual, MeasureKind } from "@kata/grader/contract";
import { useLocale, useTranslations } from "next-intl";

/** What a person calls a measure. A kata's own measure brings its name. */
export function useMeasureName(): (kind: MeasureKind, name: Bilingual | undefined) => string {
  const t = useTranslations("standing.measures");
  const locale = useLocale();
  return (kind, name) => (kind === "value" && name !== undefined ? name[locale] : t(kind));
}
