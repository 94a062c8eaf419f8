import { Check, Circle, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KataStatus } from "@/wire/progress";

/** How far the learner is with a kata: a mark, and its name for those who do not see it. */
export function StatusMark({ status }: { readonly status: KataStatus }) {
  const t = useTranslations("status");
  return (
    <span className="inline-grid size-5 shrink-0 place-items-center" title={t(status)}>
      {status === "accepted" ? (
        <Check aria-hidden className="size-5 rounded-full bg-good-wash p-[3px] text-good" strokeWidth={3} />
      ) : status === "tried" ? (
        <CircleDashed aria-hidden className="size-4 text-warn" strokeWidth={2.5} />
      ) : (
        <Circle aria-hidden className="size-4 text-line-strong" />
      )}
      <span className="sr-only">{t(status)}</span>
    </span>
  );
}
