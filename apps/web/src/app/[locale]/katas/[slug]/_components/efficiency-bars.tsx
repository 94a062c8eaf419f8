import { barAxis, barsOf, figureOf, type Bar } from "@kata/grader/efficiency-figures";
import type { Efficiency } from "@kata/grader/verdict";
import { useFormatter, useTranslations } from "next-intl";

const WIDTH = 440;
const ROW = 30;
const BAR = 14;
const LEFT = 72;
/** Beside the longest bar its figure has to fit. */
const RIGHT = 78;
const WHISKER = 9;

export const COLOURS: Readonly<Record<Bar["who"], string>> = {
  candidate: "var(--accent)",
  solution: "var(--good)",
  naive: "var(--faint)",
};

/** Candidate, solution and naive answer at the largest size; a whisker is the interval that holds the value with 95 %. */
export function EfficiencyBars({ measured, name }: { readonly measured: Efficiency; readonly name: string }) {
  const t = useTranslations("efficiency");
  const format = useFormatter();
  const bars = barsOf(measured);
  const last = measured.sizes.at(-1);
  if (last === undefined) return null;
  const axis = barAxis(bars.flatMap(({ value, interval }) => [value, ...(interval ?? [])]));
  const x = (value: number) => LEFT + axis.at(value) * (WIDTH - LEFT - RIGHT);
  const figure = (value: number) => figureOf(measured.kind, value);
  const place = { measure: name, over: measured.over, size: last.size };
  const words = bars.map(({ who, value, interval }) =>
    interval
      ? t("barInterval", {
          who: t(`who.${who}`),
          value: figure(value),
          low: figure(interval[0]),
          high: figure(interval[1]),
        })
      : t("bar", { who: t(`who.${who}`), value: figure(value) }),
  );
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-xs text-soft">
        {t("at", place)}
        {axis.kind === "log" && t("logarithmic")}
      </figcaption>
      <svg
        role="img"
        aria-label={t("barsLabel", { ...place, bars: format.list(words) })}
        viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`}
        className="h-auto w-full max-w-[27.5rem]"
      >
        {bars.map(({ who, value, interval }, i) => {
          const middle = ROW * (i + 0.5);
          const end = Math.max(x(value), LEFT + 2);
          return (
            <g key={who} data-bar={who}>
              <text
                x={LEFT - 10}
                y={middle}
                textAnchor="end"
                dominantBaseline="central"
                fontSize={13}
                fill="var(--soft)"
              >
                {t(`who.${who}`)}
              </text>
              <rect x={LEFT} y={middle - BAR / 2} width={end - LEFT} height={BAR} rx={3} fill={COLOURS[who]} />
              {interval && <Whisker from={x(interval[0])} to={x(interval[1])} y={middle} />}
              <text
                x={Math.max(end, interval ? x(interval[1]) : 0) + 8}
                y={middle}
                dominantBaseline="central"
                fontSize={13}
                fill="var(--ink)"
                className="tabular-nums"
              >
                {figure(value)}
              </text>
            </g>
          );
        })}
        <line x1={LEFT} x2={LEFT} y1={2} y2={ROW * bars.length - 2} stroke="var(--line-strong)" />
      </svg>
    </figure>
  );
}

function Whisker({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) {
  const cap = (x: number) => `M${x} ${y - WHISKER / 2}v${WHISKER}`;
  const path = `${cap(from)}M${from} ${y}H${to}${cap(to)}`;
  return (
    <g data-whisker fill="none" strokeLinecap="square">
      {/* Light beneath dark, so that it is seen on the bar and beside it. */}
      <path d={path} stroke="var(--surface)" strokeWidth={4} />
      <path d={path} stroke="var(--ink)" strokeWidth={1.5} />
    </g>
  );
}
