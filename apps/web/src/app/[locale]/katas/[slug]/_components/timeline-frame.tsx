import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Frame } from "@/timeline/timeline-geometry";

interface TimelineFrameProps {
  readonly frame: Frame;
  /** The picture in words. */
  readonly label: string;
  readonly figureOf: (time: number) => string;
  readonly children: ReactNode;
}

/** The lanes with their ranks, and the marks of time below; what happened is drawn on top. */
export function TimelineFrame({ frame, label, figureOf, children }: TimelineFrameProps) {
  const t = useTranslations("timeline");
  const { width, height, from, lanes, marks } = frame;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="block"
    >
      {marks.map(({ x, value }) => (
        <g key={value}>
          <line x1={x} x2={x} y1={0} y2={height - 22} stroke="var(--line)" />
          <text x={x} y={height - 6} textAnchor="middle" fontSize={12} fill="var(--soft)" className="tabular-nums">
            {figureOf(value)}
          </text>
        </g>
      ))}
      {lanes.map((y, rank) => (
        <text
          key={rank}
          x={from - 10}
          y={y}
          textAnchor="end"
          dominantBaseline="central"
          fontSize={12}
          fill="var(--soft)"
        >
          {t("rank", { rank })}
        </text>
      ))}
      {children}
    </svg>
  );
}
