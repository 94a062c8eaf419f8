import { useTranslations } from "next-intl";
import { Reload } from "@/app/[locale]/unavailable/_components/reload.client";
import { Notice } from "@/ui/notice";

/** Shown with status 503, under the address that was asked for, while the database does not answer. */
export default function UnavailablePage() {
  const t = useTranslations("unavailable");
  return (
    <Notice code="503" title={t("title")} body={t("body")}>
      <ul className="mb-3 list-disc space-y-1.5 ps-5 text-sm leading-6 text-soft">
        <li>{t("start")}</li>
        <li>{t("url")}</li>
        <li>{t("drafts")}</li>
      </ul>
      <Reload label={t("retry")} />
    </Notice>
  );
}
