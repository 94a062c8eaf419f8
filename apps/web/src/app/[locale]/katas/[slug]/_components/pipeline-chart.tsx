import { threeDigits } from "@kata/grader/efficiency-figures";
import { PIPELINE_OPS, type PipelineOp, type PipelineTimeline } from "@kata/grader/timeline";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { TimelineFrame } from "@/app/[locale]/katas/[slug]/_components/timeline-frame";
import {
  type Box,
  frameOf,
  pipelineCells,
  pipelineLanes,
  pipelineOverlaps,
  type Plot,
} from "@/timeline/timeline-geometry";

interface Look {
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
  readonly dashes: string;
}

/** Full, outlined, dashed: told apart without colour, too. */
const LOOKS: Readonly<Record<PipelineOp, Look>> = {
  F: { fill: "var(--accent)", edge: "var(--accent)", ink: "var(--on-accent)", dashes: "none" },
  B: { fill: "var(--accent-wash)", edge: "var(--accent)", ink: "var(--ink)", dashes: "none" },
  W: { fill: "var(--good-wash)", edge: "var(--good)", ink: "var(--ink)", dashes: "3 2" },
};
/** Of a cell, and of an overlap, in the legend. */
const KEY_BOX = { x: 1, y: 1, width: 16, height: 12 } as const;

interface PipelineChartProps {
  readonly timeline: PipelineTimeline;
  readonly plot: Plot;
  readonly label: string;
}

/** A lane per rank, a cell per op with its micro-batch's number, and hatching where the rank idles. */
export function PipelineChart({ timeline, plot, label }: PipelineChartProps) {
  const t = useTranslations("timeline");
  // Of letters and digits alone, so that it can stand in a url().
  const hatch = `hatch${useId().replace(/\W/g, "")}`;
  const overlaps = pipelineOverlaps(timeline, plot);
  const occurring = PIPELINE_OPS.filter((op) => timeline.spans.some((span) => span.op === op));
  return (
    <>
      <TimelineFrame frame={frameOf(timeline, plot)} label={label} figureOf={threeDigits}>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} fill="var(--sunken)" />
          <line x1={0} x2={0} y1={0} y2={6} stroke="var(--line-strong)" strokeWidth={2} />
        </pattern>
        {pipelineLanes(timeline, plot).map((box) => (
          <rect key={box.y} {...box} fill={`url(#${hatch})`} />
        ))}
        {pipelineCells(timeline, plot).map(({ span, isNumbered, x, y, width, height }, i) => (
          <g key={i} data-op={`${span.op}${span.mb}`}>
            <Cell op={span.op} x={x} y={y} width={width} height={height} />
            {isNumbered && (
              <text
                x={x + width / 2}
                y={y + height / 2}
                textAnchor="middle"
                dominantBaseline="central"
                fontSize={12}
                fill={LOOKS[span.op].ink}
                className="tabular-nums"
              >
                {span.mb}
              </text>
            )}
          </g>
        ))}
        {overlaps.map((box, i) => (
          <Overlap key={i} {...box} />
        ))}
      </TimelineFrame>
      <ul aria-hidden className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {occurring.map((op) => (
          <Key key={op} name={t(`op.${op}`)}>
            <Cell op={op} {...KEY_BOX} />
          </Key>
        ))}
        <Key name={t("bubble")}>
          <rect width={18} height={14} fill={`url(#${hatch})`} />
        </Key>
        {overlaps.length > 0 && (
          <Key name={t("overlap")}>
            <Overlap {...KEY_BOX} />
          </Key>
        )}
      </ul>
    </>
  );
}

/** The edge lies inside, so that neighbours do not cover one another. */
function Cell({ op, ...box }: Box & { readonly op: PipelineOp }) {
  const { fill, edge, dashes } = LOOKS[op];
  return (
    <>
      <rect {...box} fill="var(--surface)" />
      <rect
        x={box.x + 1}
        y={box.y + 1}
        width={Math.max(1, box.width - 2)}
        height={box.height - 2}
        rx={3}
        fill={fill}
        stroke={edge}
        strokeWidth={1.5}
        strokeDasharray={dashes}
      />
    </>
  );
}

function Overlap(box: Box) {
  return <rect {...box} fill="var(--bad)" fillOpacity={0.45} stroke="var(--bad)" strokeWidth={2} />;
}

function Key({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width={18} height={14} className="shrink-0">
        {children}
      </svg>
      {name}
    </li>
  );
}
