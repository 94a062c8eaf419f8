import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { BestMeasure } from "@/dashboard/best-measure";
import { Link } from "@/i18n/navigation";
import type { BestScore } from "@/server/dashboard";
import { Card } from "@/ui/card";
import { useMeasureName } from "@/ui/measure-name";
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
          {best.map(({ slug, title, score, scoreVersion, isAccepted, attempts, measured }) => (
            <li key={slug} className="flex items-center gap-3 py-2 text-sm">
              <StatusMark status={isAccepted ? "accepted" : "tried"} />
              <div className="min-w-0 flex-1">
                <Link href={`/katas/${slug}`} prefetch={false} className="block truncate rounded hover:text-accent">
                  {title[locale]}
                </Link>
                {measured && <Measured measured={measured} />}
              </div>
              <span className="shrink-0 text-xs text-faint tabular-nums">{t("attemptCount", { count: attempts })}</span>
              <span className="w-9 shrink-0 text-end font-medium tabular-nums">{score}</span>
              <span
                className="shrink-0 text-xs text-faint tabular-nums"
                title={t("scoreVersion", { version: scoreVersion })}
              >
                {t("version", { version: scoreVersion })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The ratio to the solution, and what is known of its rank. */
function Measured({ measured: { kind, name, ratio, rank } }: { readonly measured: BestMeasure }) {
  const t = useTranslations("standing");
  const format = useFormatter();
  const nameOf = useMeasureName();
  const facts = [
    t("ratio", { ratio: format.number(ratio, { maximumSignificantDigits: 3 }), measure: nameOf(kind, name) }),
  ];
  switch (rank?.status) {
    case "ranked":
      facts.push(t("rankShort", { percent: rank.percent, others: rank.others }));
      break;
    case "too-few":
      facts.push(t("tooFewShort", { missing: rank.missing }));
      break;
    case "not-isolated":
      facts.push(t("notIsolatedShort", { needed: rank.needed }));
  }
  return (
    <p data-testid="best-measure" className="text-xs leading-5 text-faint tabular-nums">
      {facts.join(" · ")}
    </p>
  );
}
