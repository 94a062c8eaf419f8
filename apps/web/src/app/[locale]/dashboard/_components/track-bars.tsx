import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { TrackProgress } from "@/server/dashboard";
import { Card } from "@/ui/card";

export function TrackBars({ tracks }: { readonly tracks: readonly TrackProgress[] }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  return (
    <Card title={t("byTrack")}>
      <ul className="space-y-3">
        {tracks.map(({ id, title, accepted, total }) => (
          <li key={id}>
            <div className="flex items-baseline justify-between gap-3 text-[0.8125rem]">
              <Link href={`/?track=${id}`} prefetch={false} className="truncate rounded hover:text-accent">
                {title[locale]}
              </Link>
              <span className="shrink-0 text-soft tabular-nums">{t("ofTotal", { count: accepted, total })}</span>
            </div>
            <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line">
              <div className="h-full rounded-full bg-good" style={{ width: `${(100 * accepted) / total}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
