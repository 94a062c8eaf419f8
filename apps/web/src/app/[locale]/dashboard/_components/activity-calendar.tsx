import type { Day } from "@kata/db/progress";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/ui/card";
import { cn } from "@/ui/cn";

const WEEK = 7;
/** Shades by attempts in a day; the last holds for all that is more. */
const SHADES = ["bg-line", "bg-good/35", "bg-good/55", "bg-good/75", "bg-good"] as const;
const SHADE_STEP = 3;

/** One square a day, one column a week from Monday, and the same in a sentence and a list. */
export function ActivityCalendar({ days }: { readonly days: readonly Day[] }) {
  const t = useTranslations("dashboard");
  const format = useFormatter();
  const dated = days.map((day) => ({ ...day, at: new Date(`${day.date}T12:00:00`) }));
  const active = dated.filter(({ attempts }) => attempts > 0);
  const name = (at: Date) => format.dateTime(at, { month: "long", day: "numeric" });
  const numAttempts = active.reduce((sum, { attempts }) => sum + attempts, 0);
  const offset = dated[0] ? (dated[0].at.getDay() + WEEK - 1) % WEEK : 0;
  return (
    <Card title={t("activity")}>
      <p className="-mt-2 mb-4 text-[0.8125rem] text-soft">
        {t("activitySummary", { attempts: numAttempts, days: active.length })}
      </p>
      <div
        aria-hidden
        className="grid grid-flow-col grid-rows-7 gap-1 overflow-x-auto pb-1 [grid-auto-columns:minmax(0.75rem,1fr)]"
      >
        {Array.from({ length: offset }, (_, index) => (
          <span key={index} />
        ))}
        {dated.map(({ date, at, attempts }) => (
          <span
            key={date}
            title={t("day", { date: name(at), count: attempts })}
            className={cn(
              "aspect-square rounded-[3px]",
              SHADES[Math.min(SHADES.length - 1, Math.ceil(attempts / SHADE_STEP))],
            )}
          />
        ))}
      </div>
      <p aria-hidden className="mt-3 flex items-center justify-between text-xs text-faint">
        <span>{dated[0] && t("since", { date: name(dated[0].at) })}</span>
        <span className="flex items-center gap-1">
          {t("less")}
          {SHADES.map((shade) => (
            <span key={shade} className={cn("size-2.5 rounded-[2px]", shade)} />
          ))}
          {t("more")}
        </span>
      </p>
      <ul className="sr-only">
        {active.map(({ date, at, attempts }) => (
          <li key={date}>{t("day", { date: name(at), count: attempts })}</li>
        ))}
      </ul>
    </Card>
  );
}
