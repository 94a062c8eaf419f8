import type { Difference } from "@kata/grader/verdict";
import { useFormatter, useTranslations } from "next-intl";

const CELL = 14;
const MAX_WIDTH = 420;

/** `|got - expected|` of a matrix as shades of red, and the same in words. */
export function HeatMap({ rows, columns, values }: NonNullable<Difference["heat"]>) {
  const t = useTranslations("result");
  const format = useFormatter();
  const finite = values.filter(Number.isFinite);
  const largest = Math.max(0, ...finite);
  const at = values.findIndex((value) => !Number.isFinite(value) || value === largest);
  const label = t("heat", {
    rows,
    columns,
    wrong: values.filter((value) => value !== 0).length,
    row: Math.floor(Math.max(at, 0) / columns),
    column: Math.max(at, 0) % columns,
    largest: format.number(largest, { maximumSignificantDigits: 3 }),
  });
  return (
    <figure>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
        width={Math.min(columns * CELL, MAX_WIDTH)}
        className="h-auto max-w-full rounded"
      >
        {values.map((value, index) => (
          <rect
            key={index}
            x={(index % columns) * CELL + 0.5}
            y={Math.floor(index / columns) * CELL + 0.5}
            width={CELL - 1}
            height={CELL - 1}
            rx={2}
            fill={value === 0 ? "var(--line)" : "var(--bad)"}
            opacity={value === 0 ? 0.8 : Number.isFinite(value) ? 0.25 + (0.75 * value) / (largest || 1) : 1}
          />
        ))}
      </svg>
      <figcaption className="mt-1.5 text-xs leading-5 text-soft">{label}</figcaption>
    </figure>
  );
}
