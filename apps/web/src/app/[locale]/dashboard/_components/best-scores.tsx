import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { BestScore } from "@/server/dashboard";
import { Card } from "@/ui/card";
import { StatusMark } from "@/ui/status-mark";

export function BestScores({ best }: { readonly best: readonly BestScore[] }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  return (
    <Card title={t("bestScores")}>
      {best.length === 0 ? (
        <p className="text-sm text-soft">{t("noScores")}</p>
      ) : (
        <ul className="-my-2 divide-y">
          {best.map(({ slug, title, score, isAccepted, attempts }) => (
            <li key={slug} className="flex items-center gap-3 py-2 text-sm">
              <StatusMark status={isAccepted ? "accepted" : "tried"} />
              <Link
                href={`/katas/${slug}`}
                prefetch={false}
                className="min-w-0 flex-1 truncate rounded hover:text-accent"
              >
                {title[locale]}
              </Link>
              <span className="shrink-0 text-xs text-faint tabular-nums">{t("attemptCount", { count: attempts })}</span>
              <span className="w-9 shrink-0 text-end font-medium tabular-nums">{score}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
