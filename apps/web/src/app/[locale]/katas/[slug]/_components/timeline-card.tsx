import { mostTelling } from "@kata/grader/timeline";
import type { CaseReport } from "@kata/grader/verdict";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { TimelineView } from "@/app/[locale]/katas/[slug]/_components/timeline-view";

interface TimelineCardProps {
  readonly cases: readonly CaseReport[];
  /** The case that the page shows with all that belongs to it. */
  readonly explained: CaseReport | undefined;
}

/** The timeline of the example that tells most. */
export function TimelineCard({ cases, explained }: TimelineCardProps) {
  const t = useTranslations("timeline");
  const id = useId();
  const telling = mostTelling(cases);
  if (telling?.shown?.timeline === undefined || telling === explained) return null;
  return (
    <section aria-labelledby={id} data-testid="timeline-card" className="min-w-0 rounded-xl border bg-surface p-4">
      <h3 id={id} className="mb-1 text-[0.8125rem] font-semibold">
        {t("title", { example: telling.name })}
      </h3>
      <TimelineView timeline={telling.shown.timeline} />
    </section>
  );
}
