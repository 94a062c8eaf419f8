"use client";

import { ArrowRight, BookOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { Resume } from "@/server/catalogue";
import { Button, buttonStyle } from "@/ui/button";

/** The two things to do after a kata: read how others do it, or go on. */
export function AfterAcceptance({ next }: { readonly next: Resume | undefined }) {
  const t = useTranslations("result");
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => window.history.replaceState(null, "", "?tab=solution")}>
        <BookOpen aria-hidden />
        {t("readSolution")}
      </Button>
      {next && (
        <Link href={`/katas/${next.slug}`} prefetch={false} className={buttonStyle({ look: "primary" })}>
          {t("nextKata", { title: next.title[locale] })}
          <ArrowRight aria-hidden />
        </Link>
      )}
    </div>
  );
}
