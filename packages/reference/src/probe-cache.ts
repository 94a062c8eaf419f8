/**
 * @file What probes came to, kept in a file by fingerprint of the machine.
 *
 * The file is a convenience: one that is missing, torn or of another form counts as empty, one that cannot be written is let be.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint } from "./machine.ts";
import type { Probe } from "./probe.ts";
import { isRungName, type RungName } from "./rung.ts";

export interface ProbeCache {
  read(rung: RungName): Probe | undefined;
  write(probes: readonly Probe[]): void;
}

/** One machine seen with different variables or drivers; the oldest goes. */
const MOST_MACHINES = 8;
/** How long a probe counts that ended without an answer. */
const FLEETING_MS = 60 * 60_000;

interface Entry extends Probe {
  /** Milliseconds since 1970. */
  readonly at: number;
}
type Entries = Readonly<Record<string, readonly Entry[]>>;

/** Our own folder: nobody else may write there. */
const FILE = fileURLToPath(new URL("../node_modules/.cache/probes.json", import.meta.url));
let ownKey: string | undefined;

export function createProbeCache({
  file = FILE,
  // Once per process: opening a rung may set variables that belong to the key.
  key = (ownKey ??= fingerprint()),
  now = Date.now,
}: { readonly file?: string; readonly key?: string; readonly now?: () => number } = {}): ProbeCache {
  const known = (): Entries => readEntries(file);
  return {
    read(rung) {
      const entry = known()[key]?.find((each) => each.rung === rung);
      if (entry === undefined) return undefined;
      const { at, ...probe } = entry;
      return probe.isFleeting && now() - at > FLEETING_MS ? undefined : probe;
    },
    write(probes) {
      const { [key]: own = [], ...others } = known();
      const kept = own.filter(({ rung }) => !probes.some((each) => each.rung === rung));
      const added = probes.map((each) => ({ ...each, at: now() }));
      const recent = Object.entries(others).slice(1 - MOST_MACHINES);
      writeWhole(file, JSON.stringify({ ...Object.fromEntries(recent), [key]: [...kept, ...added] }));
    },
  };
}

function readEntries(file: string): Entries {
  try {
    const entries = JSON.parse(readFileSync(file, "utf8")) as unknown;
    return isEntries(entries) ? entries : {};
  } catch {
    return {};
  }
}

function isEntries(value: unknown): value is Entries {
  return isRecord(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(isEntry));
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const { rung, usable, gpu, at, version, reason } = value;
  const told = usable === true ? version : reason;
  return (
    typeof rung === "string" &&
    isRungName(rung) &&
    typeof usable === "boolean" &&
    typeof gpu === "boolean" &&
    typeof at === "number" &&
    typeof told === "string"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All or nothing: a reader never sees half a file. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // Not ours to write: the next start tries the rungs again.
  }
}
