"use client";

import type { Position } from "@kata/grader/verdict";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { ResultPane } from "@/app/[locale]/katas/[slug]/_components/result-pane.client";
import { StatementPane } from "@/app/[locale]/katas/[slug]/_components/statement-pane.client";
import { Toolbar } from "@/app/[locale]/katas/[slug]/_components/toolbar.client";
import { useDraft } from "@/drafts/use-draft.client";
import type { EditorHandle } from "@/editor/editor.client";
import { EditorLoading } from "@/editor/editor-loading";
import { LazyEditor } from "@/editor/lazy-editor.client";
import { isBusy } from "@/grading/grading";
import { useGrading } from "@/grading/use-grading.client";
import { useRouter } from "@/i18n/navigation";
import type { KataPage } from "@/server/kata-page";
import { Split } from "@/ui/split.client";
import type { AttemptBody, AttemptKind } from "@/wire/attempt";

/** A kata at work: its text, the code, and what the grader says. */
export function Workspace({ page }: { readonly page: KataPage }) {
  const t = useTranslations("kata");
  const router = useRouter();
  const { slug } = page.entry;
  const editor = useRef<EditorHandle>(null);
  const runButton = useRef<HTMLButtonElement>(null);

  const draft = useDraft({ slug, stubs: page.stubs, remote: page.drafts });
  const unfinished = page.attempts.find(
    ({ state, origin }) => origin === "web" && (state === "queued" || state === "running"),
  );
  const { grading, start, cancel } = useGrading(slug, unfinished, () => router.refresh());

  const grade = (kind: AttemptKind) => {
    if (draft.document) void start(kind, draft.read());
  };

  const onShortcut = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    if ((event.target as HTMLElement | null)?.closest(".monaco-editor")) return;
    const kind = ({ Enter: "submit", "'": "run" } as const)[event.key];
    if (kind === undefined) return;
    event.preventDefault();
    grade(kind);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onShortcut(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  function jump(position: Position) {
    editor.current?.reveal(position);
  }

  function restore({ language, source }: Pick<AttemptBody, "language" | "source">) {
    draft.replace(language, source);
    editor.current?.focus();
  }

  return (
    <main id="main" className="flex-1 lg:h-[calc(100dvh-3.0625rem)] lg:flex-none lg:overflow-hidden">
      <Split
        direction="columns"
        name="statement"
        initial={44}
        label={t("resizeStatement")}
        className="h-full"
        first={<StatementPane page={page} onRestore={restore} />}
        second={
          <Split
            direction="rows"
            name="result"
            initial={62}
            label={t("resizeResult")}
            className="h-full"
            first={
              <section
                aria-label={t("code")}
                className="flex h-full min-h-0 flex-col bg-surface max-lg:h-[70dvh] max-lg:border-t"
              >
                <Toolbar
                  slug={slug}
                  draft={draft}
                  busy={isBusy(grading)}
                  runButton={runButton}
                  onRun={() => grade("run")}
                  onSubmit={() => grade("submit")}
                  onRestore={restore}
                />
                <div className="min-h-0 flex-1">
                  {draft.document ? (
                    <LazyEditor
                      ref={editor}
                      document={draft.document}
                      types={page.types}
                      label={t("editorLabel")}
                      onChange={draft.change}
                      onSubmit={() => grade("submit")}
                      onRun={() => grade("run")}
                      onLeave={() => runButton.current?.focus()}
                    />
                  ) : (
                    <EditorLoading />
                  )}
                </div>
              </section>
            }
            second={<ResultPane grading={grading} next={page.next} onCancel={() => void cancel()} onJump={jump} />}
          />
        }
      />
    </main>
  );
}
