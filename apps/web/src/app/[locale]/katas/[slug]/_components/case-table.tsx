import type { CaseReport, Position } from "@kata/grader/verdict";
import { useLocale, useTranslations } from "next-intl";
import { Jump } from "@/app/[locale]/katas/[slug]/_components/jump.client";
import { cn } from "@/ui/cn";
import { useGroupName } from "@/ui/group-name";

interface CaseTableProps {
  readonly cases: readonly CaseReport[];
  readonly onJump?: ((position: Position) => void) | undefined;
}

const TONES = { passed: "text-good", failed: "text-bad", "not-run": "text-faint" } as const;

export function CaseTable({ cases, onJump }: CaseTableProps) {
  const t = useTranslations("result");
  const locale = useLocale();
  const nameOf = useGroupName();
  return (
    <div className="mt-2 overflow-x-auto">
      <table className="w-full text-start text-[0.8125rem] [&_:is(td,th)]:py-1.5 [&_:is(td,th)]:pe-4 [&_:is(td,th)]:text-start [&_:is(td,th)]:align-top">
        <thead className="text-xs text-faint">
          <tr>
            <th scope="col">{t("caseName")}</th>
            <th scope="col">{t("caseGroup")}</th>
            <th scope="col">{t("caseStatus")}</th>
            <th scope="col">{t("caseMessage")}</th>
          </tr>
        </thead>
        <tbody className="divide-y border-t">
          {cases.map(({ name, group, visibility, status, failure }) => (
            <tr key={name}>
              <td className="font-mono text-xs leading-5">
                {name}
                {visibility === "example" && <span className="ms-2 font-sans text-faint">{t("example")}</span>}
              </td>
              <td className="whitespace-nowrap text-soft">{nameOf(group)}</td>
              <td className={cn("font-medium whitespace-nowrap", TONES[status])}>{t(`case.${status}`)}</td>
              <td className="text-soft">
                {failure?.message[locale]} {failure?.error?.at && <Jump position={failure.error.at} onJump={onJump} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
