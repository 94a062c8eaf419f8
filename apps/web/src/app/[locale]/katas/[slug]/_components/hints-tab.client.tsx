"use client";

import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Prose } from "@/ui/prose";

/** Hints, each shown only when it is asked for. */
export function HintsTab({ hints }: { readonly hints: readonly string[] }) {
  const t = useTranslations("kata");
  const [numShown, setNumShown] = useState(0);
  return (
    <div>
      <p className="text-sm leading-6 text-soft">{hints.length === 0 ? t("noHints") : t("hintsLead")}</p>
      <ol className="mt-4 space-y-4" aria-live="polite">
        {hints.slice(0, numShown).map((hint, index) => (
          <li key={hint} className="rounded-xl border bg-surface p-4">
            <p className="mb-1.5 text-xs font-medium text-faint">
              {t("hintOf", { number: index + 1, total: hints.length })}
            </p>
            <Prose html={hint} />
          </li>
        ))}
      </ol>
      {numShown < hints.length && (
        <Button className="mt-4" size="medium" onClick={() => setNumShown(numShown + 1)}>
          <Lightbulb aria-hidden />
          {t("showHint", { number: numShown + 1, total: hints.length })}
        </Button>
      )}
    </div>
  );
}
