import { type Bar, figureOf } from "@kata/grader/efficiency-figures";
import type { Efficiency } from "@kata/grader/verdict";
import { useFormatter, useTranslations } from "next-intl";
import { COLOURS } from "@/app/[locale]/katas/[slug]/_components/efficiency-bars";
import { growthGeometry } from "@/efficiency/growth-geometry";

const WIDTH = 440;
const HEIGHT = 210;
const BOX = { left: 62, top: 10, width: WIDTH - 62 - 22, height: HEIGHT - 10 - 28 };
/** Lines are told apart without colour, too. */
const DASHES: Readonly<Record<Bar["who"], string>> = { candidate: "none", solution: "7 4", naive: "2 4" };
const RADIUS = 4;

/** Size and value on logarithmic axes: the steeper the line, the higher the power with which it grows. */
export function GrowthChart({ measured, name }: { readonly measured: Efficiency; readonly name: string }) {
  const t = useTranslations("efficiency");
  const format = useFormatter();
  const { kind, over, sizes, growth } = measured;
  const drawn = growthGeometry(sizes, BOX);
  if (drawn === undefined) return null;
  const legend = (["candidate", "solution", "naive"] as const).map((who) => ({
    who,
    exponent: growth && Number.isFinite(growth[who]) ? growth[who].toFixed(1) : undefined,
  }));
  const label = t("growthLabel", {
    measure: name,
    over,
    first: sizes[0]!.size,
    last: sizes.at(-1)!.size,
    lines: format.list(
      legend.map(({ who, exponent }) =>
        exponent === undefined ? t(`who.${who}`) : t("power", { who: t(`who.${who}`), over, exponent }),
      ),
    ),
  });
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-xs text-soft">{t("growth", { over })}</figcaption>
      <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full max-w-[27.5rem]">
        {drawn.yTicks.map(({ at, value }) => (
          <g key={value}>
            <line x1={BOX.left} x2={BOX.left + BOX.width} y1={at} y2={at} stroke="var(--line)" />
            <text x={BOX.left - 8} y={at} textAnchor="end" dominantBaseline="central" fontSize={12} fill="var(--soft)">
              {figureOf(kind, value)}
            </text>
          </g>
        ))}
        {drawn.xTicks.map(({ at, value }) => (
          <g key={value}>
            <line x1={at} x2={at} y1={BOX.top} y2={BOX.top + BOX.height} stroke="var(--line)" />
            <text x={at} y={HEIGHT - 10} textAnchor="middle" fontSize={12} fill="var(--soft)">
              {value}
            </text>
          </g>
        ))}
        {drawn.lines.map(({ who, points }) => (
          <g key={who} data-line={who} stroke={COLOURS[who]} fill={COLOURS[who]}>
            <polyline
              points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
              fill="none"
              strokeWidth={2}
              strokeDasharray={DASHES[who]}
            />
            {points.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={RADIUS} stroke="var(--surface)" strokeWidth={1.5} />
            ))}
          </g>
        ))}
      </svg>
      <ul aria-hidden className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {legend.map(({ who }) => (
          <li key={who} className="flex items-center gap-1.5">
            <svg width={22} height={8} className="shrink-0">
              <line x1={0} x2={22} y1={4} y2={4} stroke={COLOURS[who]} strokeWidth={2} strokeDasharray={DASHES[who]} />
            </svg>
            {t(`who.${who}`)}
            {growth && <Power over={over} exponent={growth[who]} />}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** T to a power, or a question mark where nothing could be fitted: JSON makes null of a number that is none. */
export function Power({ over, exponent }: { readonly over: string; readonly exponent: number }) {
  if (!Number.isFinite(exponent)) return "?";
  return (
    <span className="text-ink tabular-nums">
      {over}
      <sup>{exponent.toFixed(1)}</sup>
    </span>
  );
}
