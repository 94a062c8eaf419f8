"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { Link, usePathname } from "@/i18n/navigation";
import { buttonStyle } from "@/ui/button";
import { cn } from "@/ui/cn";

const OTHER = { en: "zh", zh: "en" } as const;
const LANGUAGE_TAGS = { en: "en", zh: "zh-Hans" } as const;

/** The same page in the other language, filters and all. */
export function LocaleSwitch() {
  return (
    <Suspense>
      <Switch />
    </Suspense>
  );
}

function Switch() {
  const t = useTranslations("site");
  const other = OTHER[useLocale()];
  const query = useSearchParams().toString();
  const path = usePathname();
  return (
    <Link
      href={query === "" ? path : `${path}?${query}`}
      locale={other}
      lang={LANGUAGE_TAGS[other]}
      hrefLang={LANGUAGE_TAGS[other]}
      aria-label={t("switchLanguage")}
      className={cn(buttonStyle({ look: "quiet" }))}
    >
      <Languages aria-hidden />
      {t("otherLanguage")}
    </Link>
  );
}
