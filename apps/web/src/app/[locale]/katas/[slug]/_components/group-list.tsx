import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { GroupProgress } from "@/grading/grading";
import { cn } from "@/ui/cn";
import { useGroupName } from "@/ui/group-name";

/** One line per case group: how many of its cases ran, and how many passed. */
export function GroupList({ groups }: { readonly groups: readonly GroupProgress[] }) {
  const t = useTranslations("result");
  const nameOf = useGroupName();
  return (
    <ul aria-label={t("groups")} className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
      {groups.map((group) => {
        const state = stateOf(group);
        return (
          <li
            key={group.name}
            data-group={group.name}
            data-state={state}
            className="flex items-center gap-2.5 text-[0.8125rem]"
          >
            <GroupMark state={state} />
            <span className="truncate">{nameOf(group.name)}</span>
            <span aria-hidden className="ms-auto flex h-1.5 w-20 shrink-0 overflow-hidden rounded-full bg-line">
              <span
                className="bg-good transition-[width]"
                style={{ width: `${(100 * group.passed) / Math.max(group.total, 1)}%` }}
              />
              <span
                className="bg-bad transition-[width]"
                style={{ width: `${(100 * (group.ran - group.passed)) / Math.max(group.total, 1)}%` }}
              />
            </span>
            <span className="w-10 shrink-0 text-end text-xs text-soft tabular-nums">
              {t("ofTotal", { passed: group.passed, total: group.total })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type GroupState = "pending" | "running" | "passed" | "failed";

function stateOf({ ran, passed, done, total }: GroupProgress): GroupState {
  if (ran === 0) return "pending";
  if (ran > passed) return "failed";
  if (done) return passed === total ? "passed" : "failed";
  return "running";
}

function GroupMark({ state }: { readonly state: GroupState }) {
  const t = useTranslations("result.group");
  const Mark = state === "passed" ? Check : state === "failed" ? X : Minus;
  return (
    <span
      className={cn(
        "grid size-4 shrink-0 place-items-center rounded-full",
        state === "passed"
          ? "bg-good-wash text-good"
          : state === "failed"
            ? "bg-bad-wash text-bad"
            : "bg-sunken text-faint",
        state === "running" && "animate-pulse text-accent",
      )}
    >
      <Mark aria-hidden className="size-3" strokeWidth={3} />
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}
