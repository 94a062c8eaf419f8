/** @file The message catalogues by language. English gives the keys; a key that Chinese lacks does not compile. */
import { en } from "./messages/en.ts";
import { zh } from "./messages/zh.ts";
import type { Locale } from "./routing.ts";

export type Messages = typeof en;

const catalogues: Readonly<Record<Locale, Messages>> = { en, zh };

export function messagesOf(locale: Locale): Messages {
  return catalogues[locale];
}
