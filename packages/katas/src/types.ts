/** @file The declarations that an editor needs to know `tf` and `Comm`, for Monaco and for `practice/`. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PUBLIC } from "./folders.ts";

export interface TypeFile {
  /** `tf.d.ts` */
  readonly name: string;
  readonly content: string;
}

export function typeFiles(): readonly TypeFile[] {
  const folder = join(PUBLIC, "types");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".d.ts"))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), "utf8") }));
}
