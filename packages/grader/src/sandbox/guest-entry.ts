/** @file What is evaluated first in every guest context: the realm's record and, for tensor katas, the library with its cutter. */
import { setUpGuest } from "./guest.ts";
import { cutLibrary } from "./guest-library.ts";

export function openGuest(boot: ((env: Record<string, unknown>) => object) | undefined) {
  const record = setUpGuest();
  return { record, parts: boot === undefined ? undefined : { library: record.loadLibrary(boot), cut: cutLibrary } };
}
