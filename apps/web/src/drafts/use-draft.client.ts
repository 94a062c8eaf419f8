"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import {
  isSameCode,
  keep,
  readKept,
  readLanguage,
  readLocal,
  reconcile,
  writeLanguage,
  writeLocal,
} from "@/drafts/draft-store";
import type { EditorDocument } from "@/editor/editor.client";
import type { Language } from "@/wire/attempt";
import type { DraftBody } from "@/wire/draft";

/** saved: on the server, too. browser: the server did not take it, it will be sent again. failed: nowhere. */
export type SaveState = "saved" | "saving" | "browser" | "failed";

interface DraftOptions {
  readonly slug: string;
  readonly stubs: Readonly<Record<Language, string>>;
  /** The server's states, newest first. */
  readonly remote: readonly DraftBody[];
}

const SEND_AFTER_MS = 800;
const RETRY_AFTER_MS = 4_000;

/** The code being written: in this browser at every change, on the server a moment later and when the page is left. */
export function useDraft({ slug, stubs, remote }: DraftOptions) {
  const [document, setDocument] = useState<EditorDocument>();
  const [saveState, setSaveState] = useState<SaveState>("saved");
  const text = useRef("");
  const unsent = useRef<DraftBody>(undefined);
  const timer = useRef<number>(undefined);
  const language = document?.language ?? "ts";

  /** The present code of a language: the newer of browser and server, or else the stub. */
  function load(wanted: Language): string {
    const local = readLocal(localStorage, slug, wanted);
    const { current, replaced } = reconcile(
      local,
      remote.find((draft) => draft.language === wanted),
    );
    if (replaced) keep(localStorage, slug, replaced);
    if (current && current !== local) writeLocal(localStorage, slug, current);
    if (current && current === local && !remote.some((draft) => isSameCode(draft, current))) schedule(current);
    return current?.source ?? stubs[wanted];
  }

  function show(wanted: Language, source: string) {
    text.current = source;
    setDocument((shown) => ({ slug, language: wanted, text: source, revision: (shown?.revision ?? 0) + 1 }));
  }

  const open = useEffectEvent(() => {
    const wanted = readLanguage(localStorage, slug) ?? remote[0]?.language ?? "ts";
    show(wanted, load(wanted));
  });
  useEffect(() => open(), [slug]);

  function schedule(draft: DraftBody, afterMs = SEND_AFTER_MS) {
    unsent.current = draft;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void send(), afterMs);
  }

  async function send(): Promise<void> {
    const draft = unsent.current;
    if (draft === undefined) return;
    const response = await fetch(`/api/drafts/${slug}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(draft),
    }).catch(() => undefined);
    if (unsent.current !== draft) return;
    if (response?.ok) {
      unsent.current = undefined;
      setSaveState("saved");
    } else {
      setSaveState((state) => (state === "failed" ? "failed" : "browser"));
      // A refusal stays one until the code changes; a server that is gone may come back.
      if (response === undefined || response.status >= 500) schedule(draft, RETRY_AFTER_MS);
    }
  }

  const leave = useEffectEvent(() => {
    if (unsent.current === undefined) return;
    const body = new Blob([JSON.stringify(unsent.current)], { type: "application/json" });
    if (navigator.sendBeacon(`/api/drafts/${slug}`, body)) unsent.current = undefined;
  });
  useEffect(() => {
    const onHide = () => leave();
    window.addEventListener("pagehide", onHide);
    return () => {
      window.removeEventListener("pagehide", onHide);
      window.clearTimeout(timer.current);
      onHide();
    };
  }, [slug]);

  function change(source: string) {
    if (source === text.current) return;
    text.current = source;
    const draft: DraftBody = { source, language, updatedAt: new Date().toISOString() };
    setSaveState(writeLocal(localStorage, slug, draft) ? "saving" : "failed");
    schedule(draft);
  }

  /** Puts other code into the editor. What was there is kept, unless it was the untouched stub. */
  function replace(wanted: Language, source: string) {
    const present: DraftBody = { source: text.current, language, updatedAt: new Date().toISOString() };
    if (present.source !== stubs[language] && present.source.trim() !== "") keep(localStorage, slug, present);
    writeLanguage(localStorage, slug, wanted);
    const draft: DraftBody = { source, language: wanted, updatedAt: new Date().toISOString() };
    setSaveState(writeLocal(localStorage, slug, draft) ? "saving" : "failed");
    schedule(draft);
    show(wanted, source);
  }

  function switchLanguage(wanted: Language) {
    if (wanted === language) return;
    void send();
    writeLanguage(localStorage, slug, wanted);
    show(wanted, load(wanted));
  }

  return {
    /** Absent until the browser's storage was read. */
    document,
    saveState,
    /** The code at this moment. */
    read: () => ({ language, source: text.current }),
    kept: () => readKept(localStorage, slug),
    change,
    replace,
    switchLanguage,
    reset: () => replace(language, stubs[language]),
  };
}

export type DraftControl = ReturnType<typeof useDraft>;
