import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { RecentAttempt } from "@/server/dashboard";
import { Card } from "@/ui/card";
import { VerdictMark } from "@/ui/verdict-mark";

export function RecentActivity({ attempts }: { readonly attempts: readonly RecentAttempt[] }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <Card title={t("recent")}>
      <ul className="-mx-2 -my-1.5">
        {attempts.map(({ id, slug, title, state, kind, verdict, createdAt }) => (
          <li key={id}>
            <Link
              href={`/katas/${slug}?attempt=${id}`}
              prefetch={false}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 rounded-lg px-2 py-1.5 text-sm hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1 truncate">{title[locale]}</span>
              <VerdictMark state={state} kind={kind} verdict={verdict} className="text-[0.8125rem]" />
              <time
                dateTime={createdAt}
                className="w-24 shrink-0 text-end text-xs whitespace-nowrap text-faint tabular-nums"
              >
                {format.dateTime(new Date(createdAt), {
                  month: "short",
                  day: "numeric",
                  hour: "2-digit",
                  hourCycle: "h23",
                  minute: "2-digit",
                })}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
