/** @file Where two golden files differ, case by case, by more than rounding. Knows JSON only. */

/** Libraries may differ in the last bits from version to version. */
const RELATIVE = 1e-9;
/** Characters of a value in a message. */
const SHOWN = 60;

export interface GoldenFile {
  readonly library: string;
  readonly cases: readonly { readonly name: string }[];
}

interface Difference {
  readonly where: string;
  readonly was: unknown;
  readonly is: unknown;
  /** `|is - was| / max(1, |was|)`; infinite where they are not two finite numbers. */
  readonly distance: number;
}

/** One line that says how many values differ, the first of them, and the furthest; `undefined`: none. */
export function describeDifference(old: GoldenFile, now: GoldenFile): string | undefined {
  const differences = compareCases(old, now);
  const first = differences[0];
  if (first === undefined) return undefined;
  const furthest = differences.reduce((worst, each) => (each.distance > worst.distance ? each : worst));
  const count = differences.length === 1 ? "1 value differs" : `${differences.length} values differ`;
  return `${count}; ${tell(first)}` + (furthest === first ? "" : `; furthest: ${tell(furthest)}`);
}

function tell({ where, was, is, distance }: Difference): string {
  const off = Number.isFinite(distance) ? ` (off by ${distance.toExponential(1)}, allowed ${RELATIVE})` : "";
  return `${where} was ${brief(was)} and is ${brief(is)}${off}`;
}

function brief(value: unknown): string {
  const text = Object.is(value, -0) ? "-0" : String(JSON.stringify(value));
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`;
}

function compareCases(old: GoldenFile, now: GoldenFile): Difference[] {
  const byName = (file: GoldenFile) => new Map(file.cases.map((each) => [each.name, each]));
  const [before, after] = [byName(old), byName(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const where = `case ${JSON.stringify(name)}`;
    if (!after.has(name)) return [{ where, was: "there", is: "gone", distance: Infinity }];
    if (!before.has(name)) return [{ where, was: "not there", is: "new", distance: Infinity }];
    return compare(before.get(name), after.get(name), where);
  });
}

function compare(was: unknown, is: unknown, where: string): Difference[] {
  if (typeof was === "number" && typeof is === "number") {
    const distance = Math.abs(is - was) / Math.max(1, Math.abs(was));
    // The sign of a zero is a value too: some files are compared bit by bit.
    const isSame = distance <= RELATIVE && (was !== 0 || is !== 0 || Object.is(was, is));
    return isSame ? [] : [{ where, was, is, distance }];
  }
  if (typeof was !== "object" || typeof is !== "object" || was === null || is === null)
    return was === is ? [] : [{ where, was, is, distance: Infinity }];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => compare(Reflect.get(was, key), Reflect.get(is, key), `${where}.${key}`));
}
