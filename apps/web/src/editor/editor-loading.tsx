import { useTranslations } from "next-intl";

export function EditorLoading() {
  const t = useTranslations("editor");
  return <p className="p-4 text-sm text-faint">{t("loading")}</p>;
}
