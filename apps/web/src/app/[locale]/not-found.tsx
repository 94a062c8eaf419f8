import { useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import { buttonStyle } from "@/ui/button";
import { Notice } from "@/ui/notice";

export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <Notice code="404" title={t("title")} body={t("body")}>
      <Link href="/" className={buttonStyle({ look: "primary", size: "medium" })}>
        {t("back")}
      </Link>
    </Notice>
  );
}
