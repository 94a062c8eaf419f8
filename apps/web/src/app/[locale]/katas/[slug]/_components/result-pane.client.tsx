"use client";

import type { Position } from "@kata/grader/verdict";
import { Square } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveProgress } from "@/app/[locale]/katas/[slug]/_components/live-progress";
import { StandingLines } from "@/app/[locale]/katas/[slug]/_components/standing-lines";
import { VerdictView } from "@/app/[locale]/katas/[slug]/_components/verdict-view.client";
import { AfterAcceptance } from "@/app/[locale]/katas/[slug]/_components/after-acceptance.client";
import type { Grading, Live } from "@/grading/grading";
import type { Resume } from "@/server/catalogue";
import { Button } from "@/ui/button";

interface ResultPaneProps {
  readonly grading: Grading;
  /** Where to go once this one is accepted. */
  readonly next: Resume | undefined;
  readonly onCancel: () => void;
  readonly onJump: (position: Position) => void;
}

/** Below the code: what the grader is doing, and then what it found. */
export function ResultPane({ grading, next, onCancel, onJump }: ResultPaneProps) {
  const t = useTranslations("result");
  return (
    <section
      aria-label={t("title")}
      data-testid="result"
      data-status={grading.status}
      className="flex h-full min-h-0 flex-col overflow-y-auto bg-paper max-lg:min-h-48 max-lg:border-t"
    >
      <div className="px-4 py-3.5 sm:px-5">
        {grading.status === "live" && (
          <div className="mb-3 flex items-start justify-between gap-3">
            <LiveHeading grading={grading} />
            {/* A verdict that is out is not called back. */}
            {grading.verdict === undefined && (
              <Button look="danger" onClick={onCancel}>
                <Square aria-hidden />
                {t("cancel")}
              </Button>
            )}
          </div>
        )}
        <Body grading={grading} next={next} onJump={onJump} />
      </div>
    </section>
  );
}

function Body({ grading, next, onJump }: Pick<ResultPaneProps, "grading" | "next" | "onJump">) {
  const t = useTranslations("result");
  const locale = useLocale();
  switch (grading.status) {
    case "idle":
      return <Message>{t("idle")}</Message>;
    case "sending":
      return <Message>{t("sending")}</Message>;
    case "refused":
      return <Message alert>{grading.message[locale]}</Message>;
    case "unsent":
      return <Message alert>{t("unsent")}</Message>;
    case "cancelled":
      return <Message>{t("cancelled")}</Message>;
    case "live":
      return grading.verdict ? (
        <VerdictView report={grading.verdict} measuring={grading.verdict.efficiency === undefined} onJump={onJump} />
      ) : (
        <LiveProgress live={grading} />
      );
    case "done":
      return (
        <VerdictView report={grading.report} onJump={onJump}>
          <StandingLines standing={grading.standing} />
          {grading.report.verdict === "accepted" && !grading.report.examplesOnly && <AfterAcceptance next={next} />}
        </VerdictView>
      );
  }
}

function LiveHeading({ grading }: { readonly grading: Live }) {
  const t = useTranslations("result");
  const { connection, groups, queue } = grading;
  const phase = phaseOf(grading);
  return (
    <div role="status" data-testid="phase" data-phase={phase} className="min-w-0">
      <p className="flex items-center gap-2.5 text-sm font-medium">
        <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
        {phase === "waiting" && (queue?.position ?? 0) > 0
          ? t("waitingBehind", { count: queue?.position ?? 0 })
          : t(phase)}
      </p>
      {queue?.workerAlive === false && (
        <p className="mt-1.5 text-sm leading-6 text-warn">{t(groups ? "workerLost" : "noWorker")}</p>
      )}
      {connection === "lost" && <p className="mt-1.5 text-sm leading-6 text-warn">{t("connectionLost")}</p>}
    </div>
  );
}

function phaseOf({ queue, groups, compiled, verdict }: Live) {
  if (verdict) return "measuring";
  if (groups) return compiled ? "running" : "compiling";
  return queue === undefined ? "handedOver" : "waiting";
}

function Message({ alert = false, children }: { readonly alert?: boolean; readonly children: ReactNode }) {
  return (
    <p
      role={alert ? "alert" : "status"}
      className={alert ? "text-sm leading-6 text-bad" : "text-sm leading-6 text-soft"}
    >
      {children}
    </p>
  );
}
