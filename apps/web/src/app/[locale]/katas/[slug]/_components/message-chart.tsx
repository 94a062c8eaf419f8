import { figureOf } from "@kata/grader/efficiency-figures";
import type { MessageTimeline } from "@kata/grader/timeline";
import { useTranslations } from "next-intl";
import { TimelineFrame } from "@/app/[locale]/katas/[slug]/_components/timeline-frame";
import { frameOf, messageArrows, type Plot } from "@/timeline/timeline-geometry";

interface MessageChartProps {
  readonly timeline: MessageTimeline;
  readonly plot: Plot;
  readonly label: string;
}

/** Each message as an arrow from its sender's lane to its receiver's, as long as it takes. */
export function MessageChart({ timeline, plot, label }: MessageChartProps) {
  const t = useTranslations("timeline");
  const frame = frameOf(timeline, plot);
  return (
    <TimelineFrame frame={frame} label={label} figureOf={(time) => (time === 0 ? "0" : figureOf("virtualTime", time))}>
      {frame.lanes.map((y) => (
        <line key={y} x1={frame.from} x2={frame.to} y1={y} y2={y} stroke="var(--line-strong)" />
      ))}
      {messageArrows(timeline.spans, plot).map(({ span, from, to, head }, i) => (
        <g key={i} data-message={`${span.lane}-${span.to}`} stroke="var(--accent)" fill="var(--accent)">
          <title>{t("message", { from: span.lane, to: span.to, bytes: figureOf("bytesSent", span.bytes) })}</title>
          <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={1.5} />
          <circle cx={from.x} cy={from.y} r={3} stroke="none" />
          <polygon points={head.map(({ x, y }) => `${x},${y}`).join(" ")} stroke="none" />
        </g>
      ))}
    </TimelineFrame>
  );
}
