"use client";

import type { CaseReport, Position, Verdict } from "@kata/grader/verdict";
import { Lightbulb } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CaseDetails } from "@/app/[locale]/katas/[slug]/_components/case-details";
import { CaseTable } from "@/app/[locale]/katas/[slug]/_components/case-table";
import { EfficiencyCard } from "@/app/[locale]/katas/[slug]/_components/efficiency-card";
import { GroupList } from "@/app/[locale]/katas/[slug]/_components/group-list";
import { Jump } from "@/app/[locale]/katas/[slug]/_components/jump.client";
import { TimelineCard } from "@/app/[locale]/katas/[slug]/_components/timeline-card";
import { cn } from "@/ui/cn";

interface VerdictViewProps {
  readonly report: Verdict;
  readonly onJump?: ((position: Position) => void) | undefined;
  /** Efficiency follows, and with it the score. */
  readonly measuring?: boolean;
  /** What can be done now, below the verdict's message. */
  readonly children?: ReactNode;
}

/** All that a grading found, the most useful first: what happened, the mentor's sentence, the first failure, the rest. */
export function VerdictView({ report, measuring = false, onJump, children }: VerdictViewProps) {
  const t = useTranslations();
  const locale = useLocale();
  const { verdict, score, message, next, diagnosis, at, cases, examplesOnly } = report;
  const isAccepted = verdict === "accepted";
  const failed = cases.find(({ status }) => status === "failed");
  const explained = failed?.shown || failed?.failure ? failed : undefined;
  const examples = cases.filter(({ shown }) => shown !== undefined);

  return (
    <div data-testid="verdict" data-verdict={verdict} className="space-y-4">
      <header>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h2
            role="status"
            className={cn("text-lg font-semibold tracking-tight", isAccepted ? "text-good" : "text-bad")}
          >
            {isAccepted && examplesOnly ? t("result.examplesPassed") : t(`verdict.${verdict}`)}
          </h2>
          {!examplesOnly && (
            <p className="text-sm text-soft tabular-nums" data-testid="score">
              {t(measuring ? "result.correctness" : "result.score", { score })}
            </p>
          )}
          {at && <Jump position={at} onJump={onJump} />}
        </div>
        <p className="mt-1.5 text-sm leading-6">{message[locale]}</p>
        <p className="text-sm leading-6 text-soft">{next[locale]}</p>
      </header>
      {children}
      {diagnosis && (
        <aside data-testid="diagnosis" className="flex gap-3 rounded-xl border border-warn/30 bg-warn-wash px-4 py-3">
          <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <div className="text-sm leading-6">
            <p className="font-semibold">{t("result.diagnosis")}</p>
            <p>{diagnosis[locale]}</p>
          </div>
        </aside>
      )}
      {examplesOnly ? (
        <Examples examples={examples} said={message[locale]} onJump={onJump} />
      ) : (
        explained && <FirstFailure report={explained} said={message[locale]} onJump={onJump} />
      )}
      {!examplesOnly && <TimelineCard cases={cases} explained={explained} />}
      <EfficiencyCard report={report} />
      {!examplesOnly && cases.length > 0 && (
        <section aria-labelledby="all-cases">
          <h3 id="all-cases" className="mb-2 text-[0.8125rem] font-semibold">
            {t("result.allGroups")}
          </h3>
          <GroupList groups={groupsOf(cases)} />
          <details className="mt-3">
            <summary className="w-fit rounded text-[0.8125rem] text-soft hover:text-ink">
              {t("result.showCases", { count: cases.length })}
            </summary>
            <CaseTable cases={cases} onJump={onJump} />
          </details>
        </section>
      )}
      <Facts report={report} />
    </div>
  );
}

interface PartProps extends Pick<VerdictViewProps, "onJump"> {
  /** The verdict's own message, which a case need not repeat. */
  readonly said: string;
}

function FirstFailure({ report, said, onJump }: PartProps & { readonly report: CaseReport }) {
  const t = useTranslations("result");
  return (
    <section aria-labelledby="first-failure" className="rounded-xl border bg-surface p-4">
      <h3 id="first-failure" className="mb-3 text-[0.8125rem] font-semibold">
        {t("firstFailure")}
      </h3>
      <CaseDetails report={report} said={said} onJump={onJump} />
    </section>
  );
}

/** A run plays the examples only: each can be looked at, the first that failed is open. */
function Examples({ examples, said, onJump }: PartProps & { readonly examples: readonly CaseReport[] }) {
  const t = useTranslations("result");
  const [chosen, setChosen] = useState<string>();
  const shown =
    examples.find(({ name }) => name === chosen) ?? examples.find(({ status }) => status === "failed") ?? examples[0];
  if (shown === undefined) return null;
  return (
    <section aria-label={t("examples")}>
      <div role="group" aria-label={t("examples")} className="mb-3 flex flex-wrap gap-1.5">
        {examples.map(({ name, status }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === shown.name}
            onClick={() => setChosen(name)}
            className={cn(
              "flex items-center gap-2 rounded-lg border px-2.5 py-1 font-mono text-xs",
              name === shown.name
                ? "border-line-strong bg-surface text-ink"
                : "border-transparent text-soft hover:bg-sunken",
            )}
          >
            <span
              aria-hidden
              className={cn(
                "size-1.5 rounded-full",
                status === "passed" ? "bg-good" : status === "failed" ? "bg-bad" : "bg-line-strong",
              )}
            />
            {name}
            <span className="sr-only">{t(`case.${status}`)}</span>
          </button>
        ))}
      </div>
      <div className="rounded-xl border bg-surface p-4">
        <CaseDetails report={shown} said={said} onJump={onJump} />
      </div>
    </section>
  );
}

function Facts({ report }: { readonly report: Verdict }) {
  const t = useTranslations("result");
  const format = useFormatter();
  const { backend, isolation, durationMs } = report;
  return (
    <p className="text-xs leading-5 text-faint tabular-nums">
      {t("backend", {
        name:
          backend.rung === "not applicable"
            ? t("noBackend")
            : `${backend.rung} ${backend.version}${backend.gpu ? t("onGpu") : ""}`,
      })}
      {backend.computeMs === undefined || backend.rung === "not applicable"
        ? ""
        : t("computed", { ms: backend.computeMs })}
      {" · "}
      {t("isolation", { level: isolation })}
      {" · "}
      {t("duration", { seconds: format.number(durationMs / 1000, { maximumFractionDigits: 2 }) })}
    </p>
  );
}

function groupsOf(cases: readonly CaseReport[]) {
  return [...Map.groupBy(cases, ({ group }) => group)].map(([name, own]) => ({
    name,
    total: own.length,
    ran: own.filter(({ status }) => status !== "not-run").length,
    passed: own.filter(({ status }) => status === "passed").length,
    done: true,
  }));
}
