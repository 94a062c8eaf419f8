import { VERDICTS } from "@kata/grader/verdict";
import { Ban, CircleCheck, CircleX, Clock, Loader } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/ui/cn";
import type { AttemptKind, AttemptState } from "@/wire/attempt";

interface VerdictMarkProps {
  readonly state: AttemptState;
  readonly kind: AttemptKind;
  readonly verdict: string | null;
  readonly className?: string;
}

/** How an attempt stands: its verdict once there is one, with a mark that does not need colour. */
export function VerdictMark({ state, kind, verdict, className }: VerdictMarkProps) {
  const t = useTranslations();
  const code = VERDICTS.find((known) => known === verdict);
  const isAccepted = code === "accepted";
  const Mark =
    state === "queued"
      ? Clock
      : state === "running"
        ? Loader
        : state === "cancelled"
          ? Ban
          : isAccepted
            ? CircleCheck
            : CircleX;
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 font-medium",
        state !== "done" ? "text-soft" : isAccepted ? "text-good" : "text-bad",
        className,
      )}
    >
      <Mark aria-hidden className="size-4 shrink-0" />
      {state !== "done" || code === undefined
        ? t(`attempts.state.${state}`)
        : isAccepted && kind === "run"
          ? t("result.examplesPassed")
          : t(`verdict.${code}`)}
    </span>
  );
}
