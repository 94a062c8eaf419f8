import { figureOf, measureNameOf, scorePartsOf, threeDigits } from "@kata/grader/efficiency-figures";
import type { Efficiency, Verdict } from "@kata/grader/verdict";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { EfficiencyBars } from "@/app/[locale]/katas/[slug]/_components/efficiency-bars";
import { GrowthChart, Power } from "@/app/[locale]/katas/[slug]/_components/growth-chart";

const WHO = ["candidate", "solution", "naive"] as const;
/** What a rank or a schedule costs is counted, and has no power to be fitted. */
const GROWS: readonly Efficiency["kind"][] = ["cpuTime", "allocatedBytes", "largestBufferBytes"];

/** How efficient an accepted answer is: the parts of its score, and each measure in words, pictures and figures. */
export function EfficiencyCard({ report }: { readonly report: Verdict }) {
  const t = useTranslations("efficiency");
  const id = useId();
  const parts = scorePartsOf(report);
  if (report.measuringBroke)
    return (
      <p data-testid="measuring-broke" className="text-sm leading-6 text-warn">
        {t("broke")}
      </p>
    );
  if (parts === undefined) return null;
  return (
    <section aria-labelledby={id} data-testid="efficiency" className="rounded-xl border bg-surface p-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={id} className="text-[0.8125rem] font-semibold">
          {t("title")}
        </h3>
        <p data-testid="score-parts" className="text-[0.8125rem] text-soft tabular-nums">
          {t("parts", { ...parts, efficiency: threeDigits(parts.efficiency), score: report.score })}
        </p>
      </header>
      {report.efficiency!.map((measured, i) => (
        <Measure key={i} measured={measured} />
      ))}
      {report.efficiency!.length > 1 && <p className="mt-3 text-xs text-faint">{t("lowerCounts")}</p>}
    </section>
  );
}

function Measure({ measured }: { readonly measured: Efficiency }) {
  const t = useTranslations("efficiency");
  const locale = useLocale();
  const { kind, ratio, interval, points, says, sizes } = measured;
  const name = measureNameOf(measured)[locale];
  // Infinity and NaN arrive as null: JSON has neither.
  const shown = ratio !== undefined && Number.isFinite(ratio) ? threeDigits(ratio) : undefined;
  return (
    <div data-measure={kind} className="@container mt-3">
      <p className="text-sm leading-6">{says[locale]}</p>
      <p className="text-xs leading-5 text-soft tabular-nums">
        {shown !== undefined &&
          (interval?.every(Number.isFinite)
            ? t("ratioInterval", { ratio: shown, low: threeDigits(interval[0]), high: threeDigits(interval[1]) })
            : t("ratio", { ratio: shown }))}
        {t("points", { points: threeDigits(points) })}
      </p>
      {sizes.length > 0 && (
        <>
          <div className="mt-3 grid gap-x-8 gap-y-4 @2xl:grid-cols-2">
            <EfficiencyBars measured={measured} name={name} />
            {GROWS.includes(kind) && <GrowthChart measured={measured} name={name} />}
          </div>
          <details className="mt-3">
            <summary className="w-fit rounded text-[0.8125rem] text-soft hover:text-ink">{t("figures")}</summary>
            <Figures measured={measured} name={name} />
            {kind === "cpuTime" && <p className="mt-2 text-xs text-faint">{t("unoptimised")}</p>}
          </details>
        </>
      )}
    </div>
  );
}

function Figures({ measured, name }: { readonly measured: Efficiency; readonly name: string }) {
  const t = useTranslations("efficiency");
  const { kind, over, sizes, growth } = measured;
  return (
    <div className="mt-2 overflow-x-auto">
      <table className="text-[0.8125rem] tabular-nums [&_td]:text-end [&_td,&_th]:px-3 [&_td,&_th]:py-1 [&_th:first-child]:ps-0 [&_th]:font-medium">
        <caption className="sr-only">{name}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className="text-start">
              {over}
            </th>
            {WHO.map((who) => (
              <th key={who} scope="col" className="text-end">
                {t(`who.${who}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.map((each) => (
            <tr key={each.size} className="border-t">
              <th scope="row" className="text-start">
                {each.size}
              </th>
              {WHO.map((who) => (
                <td key={who}>{figureOf(kind, each[who])}</td>
              ))}
            </tr>
          ))}
          {growth && (
            <tr className="border-t">
              <th scope="row" className="text-start">
                {t("exponent")}
              </th>
              {WHO.map((who) => (
                <td key={who}>
                  <Power over={over} exponent={growth[who]} />
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
