import { getLocale, getTranslations } from "next-intl/server";
import { Catalogue } from "@/app/[locale]/_components/catalogue.client";
import { Continue } from "@/app/[locale]/_components/continue";
import { getCatalogue } from "@/server/catalogue";
import { getLearner } from "@/server/session";

export default async function CataloguePage() {
  const t = await getTranslations("catalogue");
  const locale = await getLocale();
  const { rows, tracks, resume } = await getCatalogue(await getLearner());
  const numAccepted = rows.filter(({ progress }) => progress.status === "accepted").length;

  return (
    <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-4 pt-10 pb-24 sm:px-6">
      <h1 className="text-[1.75rem] leading-tight font-semibold tracking-tight text-balance">{t("title")}</h1>
      <p className="mt-2.5 max-w-2xl leading-7 text-soft">{t("lead")}</p>
      <p className="mt-2 mb-7 text-sm text-faint tabular-nums">
        {t("progress", { accepted: numAccepted, total: rows.length })}
      </p>
      {resume && <Continue slug={resume.slug} title={resume.title[locale]} reason={resume.reason} />}
      <Catalogue rows={rows} tracks={tracks} />
    </main>
  );
}
