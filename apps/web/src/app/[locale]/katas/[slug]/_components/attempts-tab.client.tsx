"use client";

import { ArrowLeft, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { StandingLines } from "@/app/[locale]/katas/[slug]/_components/standing-lines";
import { VerdictView } from "@/app/[locale]/katas/[slug]/_components/verdict-view.client";
import { Button } from "@/ui/button";
import { VerdictMark } from "@/ui/verdict-mark";
import type { AttemptBody, AttemptRow } from "@/wire/attempt";

interface AttemptsTabProps {
  /** Newest first. */
  readonly attempts: readonly AttemptRow[];
  /** Id of the attempt that is shown instead of the list. */
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onRestore: (attempt: AttemptBody) => void;
}

export function AttemptsTab({ attempts, open, onOpen, onRestore }: AttemptsTabProps) {
  const t = useTranslations("attempts");
  const format = useFormatter();
  if (open !== undefined) return <OpenAttempt id={open} onClose={() => onOpen(undefined)} onRestore={onRestore} />;
  if (attempts.length === 0) return <p className="text-sm leading-6 text-soft">{t("empty")}</p>;
  return (
    <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
      {attempts.map((attempt) => (
        <li key={attempt.id}>
          <button
            type="button"
            onClick={() => onOpen(attempt.id)}
            className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-start text-sm hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <VerdictMark state={attempt.state} kind={attempt.kind} verdict={attempt.verdict} />
            <span className="text-xs text-faint">
              {t(attempt.kind)}
              {attempt.origin === "terminal" && ` · ${t("terminal")}`}
            </span>
            {attempt.kind === "submit" && attempt.score !== null && (
              <span className="text-xs text-soft tabular-nums">{t("score", { score: attempt.score })}</span>
            )}
            <time dateTime={attempt.createdAt} className="ms-auto text-xs text-faint tabular-nums">
              {format.dateTime(new Date(attempt.createdAt), {
                month: "short",
                day: "numeric",
                hour: "2-digit",
                hourCycle: "h23",
                minute: "2-digit",
              })}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface OpenAttemptProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onRestore: (attempt: AttemptBody) => void;
}

function OpenAttempt({ id, onClose, onRestore }: OpenAttemptProps) {
  const t = useTranslations("attempts");
  const format = useFormatter();
  const [attempt, setAttempt] = useState<AttemptBody | "failed">();

  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/attempts/${id}`, { signal: stop.signal })
      .then(async (response) => setAttempt(response.ok ? ((await response.json()) as AttemptBody) : "failed"))
      .catch(() => stop.signal.aborted || setAttempt("failed"));
    return () => stop.abort();
  }, [id]);

  return (
    <article aria-busy={attempt === undefined}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button look="quiet" className="-ms-2.5" onClick={onClose}>
          <ArrowLeft aria-hidden />
          {t("back")}
        </Button>
        {attempt && attempt !== "failed" && (
          <Button onClick={() => onRestore(attempt)}>
            <Undo2 aria-hidden />
            {t("restore")}
          </Button>
        )}
      </div>
      {attempt === "failed" && (
        <p role="alert" className="mt-4 text-sm text-bad">
          {t("failed")}
        </p>
      )}
      {attempt && attempt !== "failed" && (
        <>
          <p className="mt-4 flex flex-wrap items-center gap-3 text-sm text-soft">
            {!attempt.report && <VerdictMark state={attempt.state} kind={attempt.kind} verdict={attempt.verdict} />}
            <time dateTime={attempt.createdAt}>
              {format.dateTime(new Date(attempt.createdAt), {
                dateStyle: "medium",
                timeStyle: "medium",
                hourCycle: "h23",
              })}
            </time>
          </p>
          {attempt.report && (
            <div className="mt-4">
              <VerdictView report={attempt.report}>
                <StandingLines standing={attempt.standing} />
              </VerdictView>
            </div>
          )}
          <h2 className="mt-6 mb-2 text-sm font-semibold">{t("source", { language: t(attempt.language) })}</h2>
          <pre
            tabIndex={0}
            data-testid="attempt-source"
            className="overflow-x-auto rounded-xl border bg-surface p-4 font-mono text-[0.8125rem] leading-6 [font-variant-ligatures:none]"
          >
            {attempt.source}
          </pre>
        </>
      )}
    </article>
  );
}
