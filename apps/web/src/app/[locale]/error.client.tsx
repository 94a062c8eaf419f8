"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** What a reader sees when a page failed to render: our fault, said so, and a way to try again. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const t = useTranslations("failure");
  return (
    <Notice code={error.digest ?? "500"} title={t("title")} body={t("body")}>
      <Button look="primary" size="medium" onClick={reset}>
        {t("retry")}
      </Button>
    </Notice>
  );
}
