/**
 * @file Code in the browser's storage: one draft per kata and language, and the states it had before it was replaced.
 *
 * Knows no server and no clock. A full or forbidden storage is reported, never thrown.
 */
import type { Language } from "../wire/attempt.ts";
import { DraftBody } from "../wire/draft.ts";

export type CodeState = Pick<DraftBody, "language" | "source">;
export type KeyValueStore = Pick<Storage, "getItem" | "setItem">;

const MAX_KEPT = 20;

const draftKey = (slug: string, language: Language) => `kata.draft:${slug}:${language}`;
const keptKey = (slug: string) => `kata.kept:${slug}`;
const languageKey = (slug: string) => `kata.language:${slug}`;

export function readLocal(store: KeyValueStore, slug: string, language: Language): DraftBody | undefined {
  return parse(store, draftKey(slug, language), DraftBody);
}

/** `false`: the browser refused to store it. */
export function writeLocal(store: KeyValueStore, slug: string, draft: DraftBody): boolean {
  return write(store, draftKey(slug, draft.language), draft);
}

/** States that were replaced, newest first. */
export function readKept(store: KeyValueStore, slug: string): readonly DraftBody[] {
  return parse(store, keptKey(slug), DraftBody.array()) ?? [];
}

/** Keeps a state that is about to be replaced; the same code is kept once. */
export function keep(store: KeyValueStore, slug: string, draft: DraftBody): boolean {
  const others = readKept(store, slug).filter((kept) => !isSameCode(kept, draft));
  return write(store, keptKey(slug), [draft, ...others].slice(0, MAX_KEPT));
}

export function readLanguage(store: KeyValueStore, slug: string): Language | undefined {
  const value = attempt(() => store.getItem(languageKey(slug)));
  return value === "ts" || value === "js" ? value : undefined;
}

export function writeLanguage(store: KeyValueStore, slug: string, language: Language): void {
  attempt(() => store.setItem(languageKey(slug), language));
}

/** Of two states of the same code the newer is gone on with; the other is kept when it says something else. */
export function reconcile(
  local: DraftBody | undefined,
  remote: DraftBody | undefined,
): { readonly current: DraftBody | undefined; readonly replaced: DraftBody | undefined } {
  if (local === undefined || remote === undefined) return { current: local ?? remote, replaced: undefined };
  const isLocalNewer = Date.parse(local.updatedAt) >= Date.parse(remote.updatedAt);
  const [current, other] = isLocalNewer ? [local, remote] : [remote, local];
  return { current, replaced: isSameCode(current, other) ? undefined : other };
}

export function isSameCode(a: CodeState, b: CodeState): boolean {
  return a.language === b.language && a.source === b.source;
}

function write(store: KeyValueStore, key: string, value: unknown): boolean {
  return (
    attempt(() => {
      store.setItem(key, JSON.stringify(value));
      return true;
    }) ?? false
  );
}

function parse<Value>(
  store: KeyValueStore,
  key: string,
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
): Value | undefined {
  const parsed = schema.safeParse(attempt(() => JSON.parse(store.getItem(key) ?? "null") as unknown));
  return parsed.success ? parsed.data : undefined;
}

/** Storage throws where the browser forbids it or its quota is used up. */
function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
