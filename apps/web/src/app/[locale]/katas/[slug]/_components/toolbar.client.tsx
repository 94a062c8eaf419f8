"use client";

import { Play, RotateCcw, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useSyncExternalStore } from "react";
import { HistoryMenu } from "@/app/[locale]/katas/[slug]/_components/history-menu.client";
import { SaveMark } from "@/app/[locale]/katas/[slug]/_components/save-mark";
import type { DraftControl } from "@/drafts/use-draft.client";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Confirm } from "@/ui/confirm.client";
import { Tooltip } from "@/ui/tooltip.client";
import type { Language } from "@/wire/attempt";
import type { DraftBody } from "@/wire/draft";

interface ToolbarProps {
  readonly slug: string;
  readonly draft: DraftControl;
  readonly busy: boolean;
  readonly runButton: Ref<HTMLButtonElement>;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  readonly onRestore: (draft: DraftBody) => void;
}

const LANGUAGES: readonly Language[] = ["ts", "js"];
const never = () => () => undefined;
/** The key that goes with Enter: the Command sign on Apple's machines. */
const useModifier = () =>
  useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );

export function Toolbar({ slug, draft, busy, runButton, onRun, onSubmit, onRestore }: ToolbarProps) {
  const t = useTranslations("editor");
  const modifier = useModifier();
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b px-2.5 py-2">
      <div role="radiogroup" aria-label={t("language")} className="flex rounded-lg bg-sunken p-0.5">
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            role="radio"
            aria-checked={draft.document?.language === language}
            onClick={() => draft.switchLanguage(language)}
            className={cn(
              "rounded-md px-2.5 py-1 text-xs font-medium text-soft transition-colors",
              draft.document?.language === language && "bg-surface text-ink shadow-card",
            )}
          >
            {t(language)}
          </button>
        ))}
      </div>
      <HistoryMenu slug={slug} present={draft.read} kept={draft.kept} onRestore={onRestore} />
      <Confirm
        trigger={
          <Button look="quiet" size="icon" aria-label={t("reset")} title={t("reset")}>
            <RotateCcw aria-hidden />
          </Button>
        }
        title={t("resetTitle")}
        body={t("resetBody")}
        confirm={t("resetConfirm")}
        cancel={t("resetCancel")}
        onConfirm={draft.reset}
      />
      <SaveMark state={draft.saveState} />
      <div className="ms-auto flex items-center gap-1.5">
        <Tooltip label={t("runHelp")} keys={[modifier, "'"]}>
          <Button ref={runButton} onClick={onRun} aria-disabled={busy}>
            <Play aria-hidden />
            {t("run")}
          </Button>
        </Tooltip>
        <Tooltip label={t("submitHelp")} keys={[modifier, "↵"]}>
          <Button look="primary" onClick={onSubmit} aria-disabled={busy}>
            <Send aria-hidden />
            {t("submit")}
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}
