/** @file The message catalogues by language. English gives the keys; a key that Chinese lacks does not compile. */
import { en } from "@/i18n/messages/en";
import { zh } from "@/i18n/messages/zh";
import type { Locale } from "@/i18n/routing";

export type Messages = typeof en;

const catalogues: Readonly<Record<Locale, Messages>> = { en, zh };

export function messagesOf(locale: Locale): Messages {
  return catalogues[locale];
}
