import type { CaseReport, Difference, Position } from "@kata/grader/verdict";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HeatMap } from "@/app/[locale]/katas/[slug]/_components/heat-map";
import { Jump } from "@/app/[locale]/katas/[slug]/_components/jump.client";
import { TimelineView } from "@/app/[locale]/katas/[slug]/_components/timeline-view";
import { useGroupName } from "@/ui/group-name";

interface CaseDetailsProps {
  readonly report: CaseReport;
  /** What the page has said already, and need not say again. */
  readonly said?: string;
  readonly onJump?: ((position: Position) => void) | undefined;
}

/** One case: of an example everything, of a hidden one only what cannot reveal it. */
export function CaseDetails({ report, said, onJump }: CaseDetailsProps) {
  const t = useTranslations("result");
  const locale = useLocale();
  const nameOf = useGroupName();
  const { name, group, visibility, status, failure, shown } = report;
  return (
    <div className="space-y-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
        <span className="font-mono text-ink">{name}</span>
        <span>{nameOf(group)}</span>
        <span>{t(visibility)}</span>
        {status === "passed" && <span className="font-medium text-good">{t("case.passed")}</span>}
        {failure?.error?.at && <Jump position={failure.error.at} onJump={onJump} />}
      </p>
      {failure && failure.message[locale] !== said && <p className="leading-6">{failure.message[locale]}</p>}
      {failure?.error && (
        <p className="font-mono text-[0.8125rem] leading-5 text-bad">
          {failure.error.name}
          {failure.error.message !== undefined && `: ${failure.error.message}`}
        </p>
      )}
      {failure?.difference && <DifferenceView difference={failure.difference} />}
      {shown && (
        <>
          <Field label={t("inputs")}>{shown.inputs}</Field>
          {shown.timeline && <TimelineView timeline={shown.timeline} />}
          <div className="grid gap-3 sm:grid-cols-2 [&>*]:min-w-0">
            <Field label={t("expected")}>{shown.expected}</Field>
            {shown.got !== undefined && <Field label={t("got")}>{shown.got}</Field>}
          </div>
          <div data-testid="console">
            <Field label={t("console")} muted={shown.console.length === 0}>
              {shown.console.length === 0 ? t("consoleEmpty") : shown.console.join("\n")}
            </Field>
          </div>
        </>
      )}
    </div>
  );
}

function DifferenceView({ difference }: { readonly difference: Difference }) {
  const t = useTranslations("result");
  const format = useFormatter();
  const { where, expected, got, worst, wrong, total, heat } = difference;
  // An infinite error arrives as null: JSON has no infinity.
  const figure = (value: number | null) =>
    value !== null && Number.isFinite(value) ? format.number(value, { maximumSignificantDigits: 3 }) : "∞";
  return (
    <div className="space-y-3 rounded-lg bg-bad-wash px-3.5 py-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-mono text-[0.8125rem] [&_dd]:break-words [&_dt]:font-sans [&_dt]:text-soft">
        <dt>{t("where")}</dt>
        <dd>{where}</dd>
        <dt>{t("expected")}</dt>
        <dd className="text-good">{expected}</dd>
        <dt>{t("got")}</dt>
        <dd className="text-bad">{got}</dd>
        {worst && (
          <>
            <dt>{t("worst")}</dt>
            <dd>
              {t("worstError", {
                where: worst.where,
                absolute: figure(worst.absolute),
                relative: figure(worst.relative),
              })}
            </dd>
          </>
        )}
        {wrong !== undefined && total !== undefined && (
          <>
            <dt>{t("wrong")}</dt>
            <dd>{t("wrongOf", { wrong, total })}</dd>
          </>
        )}
      </dl>
      {heat && <HeatMap {...heat} />}
    </div>
  );
}

function Field({
  label,
  muted = false,
  children,
}: {
  readonly label: string;
  readonly muted?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-soft">{label}</p>
      <pre
        tabIndex={0}
        className={`max-h-64 overflow-auto rounded-lg break-words whitespace-pre-wrap bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-5 [font-variant-ligatures:none] ${muted ? "text-faint" : ""}`}
      >
        {children}
      </pre>
    </div>
  );
}
