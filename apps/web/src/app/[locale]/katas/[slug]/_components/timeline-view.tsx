import { figureOf, threeDigits } from "@kata/grader/efficiency-figures";
import type { Timeline } from "@kata/grader/timeline";
import type { ShownTimeline } from "@kata/grader/verdict";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { MessageChart } from "@/app/[locale]/katas/[slug]/_components/message-chart";
import { PipelineChart } from "@/app/[locale]/katas/[slug]/_components/pipeline-chart";
import { TimelineTable } from "@/app/[locale]/katas/[slug]/_components/timeline-table";
import { type Plot, plotOf } from "@/timeline/timeline-geometry";

/** What was done, and below it, on the same scale, what should have been done where that is another picture. */
export function TimelineView({ timeline: { got, expected } }: { readonly timeline: ShownTimeline }) {
  const t = useTranslations("result");
  const drawn = [got, expected].filter((timeline) => timeline !== undefined);
  if (drawn.length === 0) return null;
  const plot = plotOf(drawn);
  return (
    <div data-testid="timeline" className="space-y-4">
      {got && <Picture timeline={got} plot={plot} {...(expected && { heading: t("got") })} />}
      {expected && <Picture timeline={expected} plot={plot} heading={t("expected")} />}
    </div>
  );
}

interface PictureProps {
  readonly timeline: Timeline;
  readonly plot: Plot;
  /** Where there are two. */
  readonly heading?: string;
}

function Picture({ timeline, plot, heading }: PictureProps) {
  const t = useTranslations("timeline");
  const figures = useFigures(timeline);
  const caption = useId();
  return (
    <figure className="min-w-0">
      <figcaption id={caption} className="mb-2 text-[0.8125rem] leading-5 text-soft tabular-nums">
        {heading !== undefined && <span className="block font-medium text-ink">{heading}</span>}
        {figures}
      </figcaption>
      {/* A long schedule is scrolled in its own place, never with the page. */}
      <div role="group" aria-labelledby={caption} tabIndex={0} className="overflow-x-auto">
        {timeline.kind === "pipeline" ? (
          <PipelineChart
            timeline={timeline}
            plot={plot}
            label={t("pipelineLabel", { ranks: timeline.lanes, figures })}
          />
        ) : (
          <MessageChart
            timeline={timeline}
            plot={plot}
            label={t("messagesLabel", { ranks: timeline.lanes, figures })}
          />
        )}
      </div>
      <details className="mt-2">
        <summary className="w-fit rounded text-[0.8125rem] text-soft hover:text-ink">
          {t(timeline.kind === "pipeline" ? "ops" : "sent")}
        </summary>
        <TimelineTable timeline={timeline} name={heading ?? figures} />
      </details>
    </figure>
  );
}

function useFigures(timeline: Timeline): string {
  const t = useTranslations("timeline");
  if (timeline.kind === "messages")
    return t("messages", {
      count: timeline.spans.length,
      bytes: figureOf("bytesSent", timeline.bytes),
      steps: timeline.steps,
      time: figureOf("virtualTime", timeline.end),
    });
  const { end, bubbles, inFlight } = timeline;
  return t("pipeline", {
    makespan: threeDigits(end),
    bubbles: threeDigits(100 * bubbles),
    inFlight: inFlight.join(t("separator")),
  });
}
