import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityCalendar } from "@/app/[locale]/dashboard/_components/activity-calendar";
import { BestScores } from "@/app/[locale]/dashboard/_components/best-scores";
import { RecentActivity } from "@/app/[locale]/dashboard/_components/recent-activity";
import { TrackBars } from "@/app/[locale]/dashboard/_components/track-bars";
import { Link } from "@/i18n/navigation";
import { getDashboard } from "@/server/dashboard";
import { getLearner } from "@/server/session";
import { buttonStyle } from "@/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const t = await getTranslations("dashboard");
  const { totals, numKatas, tracks, best, days, recent } = await getDashboard(await getLearner());

  if (recent.length === 0) {
    return (
      <main
        id="main"
        className="mx-auto flex w-full max-w-xl flex-1 flex-col items-center justify-center px-6 py-20 text-center"
      >
        <h1 className="text-2xl font-semibold tracking-tight">{t("emptyTitle")}</h1>
        <p className="mt-3 leading-7 text-soft">{t("emptyLead")}</p>
        <Link href="/" className={`mt-6 ${buttonStyle({ look: "primary", size: "medium" })}`}>
          {t("emptyAction")}
        </Link>
      </main>
    );
  }

  return (
    <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-4 pt-10 pb-24 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-[1.75rem] leading-tight font-semibold tracking-tight">{t("title")}</h1>
        <a href="/api/export" download className={buttonStyle({ look: "outline" })}>
          <Download aria-hidden />
          {t("export")}
        </a>
      </div>
      <dl className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line lg:grid-cols-4">
        <Figure label={t("acceptedKatas")} value={t("ofTotal", { count: totals.accepted, total: numKatas })} />
        <Figure label={t("triedKatas")} value={t("ofTotal", { count: totals.tried, total: numKatas })} />
        <Figure label={t("attempts")} value={t("number", { value: totals.attempts })} />
        <Figure label={t("acceptedAttempts")} value={t("number", { value: totals.acceptedAttempts })} />
      </dl>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          <ActivityCalendar days={days} />
          <RecentActivity attempts={recent} />
        </div>
        <div className="grid min-w-0 gap-6">
          <TrackBars tracks={tracks} />
          <BestScores best={best} />
        </div>
      </div>
    </main>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="bg-surface px-5 py-4">
      <dt className="text-[0.8125rem] text-soft">{label}</dt>
      <dd className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
    </div>
  );
}
