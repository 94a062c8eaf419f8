import { figureOf, threeDigits } from "@kata/grader/efficiency-figures";
import type { Timeline } from "@kata/grader/timeline";
import { useTranslations } from "next-intl";

/** The picture's text alternative: every span with its times. */
export function TimelineTable({ timeline, name }: { readonly timeline: Timeline; readonly name: string }) {
  const t = useTranslations("timeline.columns");
  const columns =
    timeline.kind === "pipeline"
      ? [t("rank"), t("op"), t("mb"), t("start"), t("end")]
      : [t("start"), t("end"), t("from"), t("to"), t("bytes")];
  const rows: readonly (readonly (string | number)[])[] =
    timeline.kind === "pipeline"
      ? timeline.spans.map(({ lane, op, mb, start, end }) => [lane, op, mb, start, end])
      : timeline.spans.map(({ lane, to, bytes, start, end }) => [
          figureOf("virtualTime", start),
          figureOf("virtualTime", end),
          lane,
          to,
          bytes,
        ]);
  return (
    <div tabIndex={0} role="group" aria-label={name} className="mt-2 max-h-64 overflow-auto">
      <table className="text-[0.8125rem] tabular-nums [&_td,&_th]:px-3 [&_td,&_th]:py-0.5 [&_td,&_th]:text-end [&_td:first-child,&_th:first-child]:ps-0 [&_th]:font-medium">
        <caption className="sr-only">{name}</caption>
        <thead className="text-soft">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} className="border-t">
              {row.map((cell, column) => (
                <td key={column}>{typeof cell === "number" ? threeDigits(cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
