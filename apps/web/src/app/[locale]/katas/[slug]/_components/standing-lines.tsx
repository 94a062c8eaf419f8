import type { Standing } from "@kata/db/standing";
import { useTranslations } from "next-intl";
import { useMeasureName } from "@/ui/measure-name";

/** Where a measured answer stands among the accepted ones, a line for each measure; nothing where there is nothing to compare. */
export function StandingLines({ standing }: { readonly standing: Standing | undefined }) {
  const t = useTranslations("standing");
  const nameOf = useMeasureName();
  if (standing === undefined) return null;
  if (standing.status === "not-isolated")
    return <Line>{t("notIsolated", { level: standing.isolation, needed: standing.needed })}</Line>;
  return standing.measures.map(({ kind, name, rank }, i) => {
    const measure = nameOf(kind, name);
    if (rank.status === "too-few")
      return <Line key={i}>{t("tooFew", { measure, needed: rank.needed, missing: rank.missing })}</Line>;
    const { percent, others, ties } = rank;
    return (
      <Line key={i}>
        {kind === "cpuTime" ? t("faster", { percent, others, ties }) : t("better", { measure, percent, others, ties })}
      </Line>
    );
  });
}

function Line({ children }: { readonly children: string }) {
  return (
    <p data-testid="standing" className="text-sm leading-6 text-soft tabular-nums">
      {children}
    </p>
  );
}
