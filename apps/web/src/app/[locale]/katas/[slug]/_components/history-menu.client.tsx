"use client";

import { History } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { type CodeState, isSameCode } from "@/drafts/draft-store";
import { Button } from "@/ui/button";
import type { DraftBody, DraftsBody } from "@/wire/draft";

interface HistoryMenuProps {
  readonly slug: string;
  /** What is in the editor, which is no earlier state. */
  readonly present: () => CodeState;
  /** The states that this browser kept. */
  readonly kept: () => readonly DraftBody[];
  readonly onRestore: (draft: DraftBody) => void;
}

const MAX_SHOWN = 30;

/** Earlier states of the code, of this browser and of the server. */
export function HistoryMenu({ slug, present, kept, onRestore }: HistoryMenuProps) {
  const t = useTranslations("editor");
  const format = useFormatter();
  const [states, setStates] = useState<readonly DraftBody[]>([]);

  async function load() {
    const local = kept();
    setStates(earlier(local, present()));
    const response = await fetch(`/api/drafts/${slug}`).catch(() => undefined);
    if (!response?.ok) return;
    const { history } = (await response.json()) as DraftsBody;
    setStates(earlier([...local, ...history], present()));
  }

  return (
    <DropdownMenu.Root onOpenChange={(open) => open && void load()}>
      <DropdownMenu.Trigger asChild>
        <Button look="quiet" size="icon" aria-label={t("history")} title={t("history")}>
          <History aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={6}
          className="z-50 max-h-80 w-80 overflow-y-auto rounded-xl border border-line bg-surface p-1.5 shadow-card"
        >
          <DropdownMenu.Label className="px-2.5 py-1.5 text-xs text-faint">{t("historyHelp")}</DropdownMenu.Label>
          {states.length === 0 && <p className="px-2.5 py-3 text-sm text-soft">{t("historyEmpty")}</p>}
          {states.map((state) => (
            <DropdownMenu.Item
              key={`${state.updatedAt}${state.language}`}
              onSelect={() => onRestore(state)}
              className="flex cursor-pointer items-baseline gap-3 rounded-lg px-2.5 py-2 text-sm outline-none data-highlighted:bg-accent-wash"
            >
              <time dateTime={state.updatedAt} className="tabular-nums">
                {format.dateTime(new Date(state.updatedAt), {
                  month: "short",
                  day: "numeric",
                  hour: "2-digit",
                  hourCycle: "h23",
                  minute: "2-digit",
                  second: "2-digit",
                })}
              </time>
              <span className="ms-auto text-xs text-faint tabular-nums">
                {t(state.language)} · {t("lines", { count: state.source.split("\n").length })}
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Each state once, newest first, without the present one. */
function earlier(states: readonly DraftBody[], present: CodeState): readonly DraftBody[] {
  const unique = states.filter(
    (state, index) => !isSameCode(state, present) && states.findIndex((other) => isSameCode(other, state)) === index,
  );
  return unique.toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)).slice(0, MAX_SHOWN);
}
