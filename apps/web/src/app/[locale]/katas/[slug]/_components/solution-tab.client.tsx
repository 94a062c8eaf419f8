"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "@/i18n/navigation";
import type { Solution } from "@/server/kata-page";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm.client";
import { Prose } from "@/ui/prose";

interface SolutionTabProps {
  readonly slug: string;
  readonly solution: Solution | undefined;
}

export function SolutionTab({ slug, solution }: SolutionTabProps) {
  const t = useTranslations("solution");
  if (solution === undefined) return <Locked slug={slug} />;
  return (
    <div className="space-y-8">
      <section aria-labelledby="walkthrough">
        <h2 id="walkthrough" className="mb-3 text-lg font-semibold tracking-tight">
          {t("walkthrough")}
        </h2>
        <Prose html={solution.walkthrough} />
      </section>
      <section aria-labelledby="model">
        <h2 id="model" className="mb-3 text-lg font-semibold tracking-tight">
          {t("code")}
        </h2>
        <Prose html={solution.code} />
      </section>
      <section aria-labelledby="follow-ups">
        <h2 id="follow-ups" className="text-lg font-semibold tracking-tight">
          {t("followUps")}
        </h2>
        <p className="mt-1 mb-3 text-sm text-soft">{t("followUpsLead")}</p>
        <div className="divide-y overflow-hidden rounded-xl border bg-surface">
          {solution.followUps.map(({ question, answer }) => (
            <details key={question} className="group">
              <summary className="px-4 py-3 text-[0.9375rem] font-medium focus-visible:-outline-offset-2">
                {question}
              </summary>
              <Prose html={answer} className="px-4 pb-4" />
            </details>
          ))}
        </div>
      </section>
    </div>
  );
}

function Locked({ slug }: { readonly slug: string }) {
  const t = useTranslations("solution");
  const router = useRouter();
  const [failed, setFailed] = useState(false);

  async function giveUp() {
    const response = await fetch(`/api/katas/${slug}/give-up`, { method: "POST" }).catch(() => undefined);
    setFailed(!response?.ok);
    if (response?.ok) router.refresh();
  }

  return (
    <div className="rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
      <Lock aria-hidden className="mx-auto size-6 text-faint" />
      <p className="mt-3 font-medium">{t("locked")}</p>
      <p className="mx-auto mt-1.5 max-w-sm text-sm leading-6 text-soft">{t("lockedLead")}</p>
      <div className="mt-5">
        <Confirm
          trigger={<Button size="medium">{t("giveUp")}</Button>}
          title={t("giveUpTitle")}
          body={t("giveUpBody")}
          confirm={t("giveUpConfirm")}
          cancel={t("giveUpCancel")}
          onConfirm={() => void giveUp()}
        />
      </div>
      {failed && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {t("giveUpFailed")}
        </p>
      )}
    </div>
  );
}
