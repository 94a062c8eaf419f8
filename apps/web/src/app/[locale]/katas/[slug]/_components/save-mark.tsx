import { Check, CloudOff, Loader, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SaveState } from "@/drafts/use-draft.client";
import { cn } from "@/ui/cn";

const MARKS = { saved: Check, saving: Loader, browser: CloudOff, failed: TriangleAlert } as const;

/** Where the code is safe at this moment. */
export function SaveMark({ state }: { readonly state: SaveState }) {
  const t = useTranslations("editor.save");
  const Mark = MARKS[state];
  return (
    <span
      role="status"
      data-save-state={state}
      className={cn(
        "ms-1 flex items-center gap-1 text-xs",
        state === "failed" ? "text-bad" : state === "browser" ? "text-warn" : "text-faint",
      )}
    >
      <Mark aria-hidden className="size-3.5" />
      <span className={cn((state === "saved" || state === "saving") && "max-sm:sr-only")}>{t(state)}</span>
    </span>
  );
}
