/**
 * @file A long run of mixed submissions, honest and hostile, on one engine: every verdict is checked, and what the parent
 * holds is measured along the way.
 */
import { createEngine } from "../engine.ts";
import { createRng } from "../rng.ts";
import { heldMemory, type HeldMemory } from "../testing/held-memory.ts";
import { descendants, memoryGroups, openFiles } from "../testing/processes.ts";
import { gradeOn, type HostileFile } from "./corpus.ts";
import { FIXTURES, type FixtureName } from "./fixtures.ts";

export interface SoakOptions {
  readonly submissions: number;
  /** Memory is measured after each so many; the first measurement is what the others are compared with. */
  readonly measureEach: number;
  readonly seed: number;
  readonly onMeasured?: (measured: Measured) => void;
}

export interface Measured extends HeldMemory {
  readonly submissions: number;
  readonly processes: number;
  readonly files: number;
  readonly groups: number;
}

export interface SoakReport {
  readonly measured: readonly Measured[];
  /** Submissions with a wrong verdict, in words. */
  readonly wrong: readonly string[];
  /** After the engine was closed. */
  readonly left: Pick<Measured, "processes" | "groups">;
}

const CONCURRENCY = 2;
/** Of these verdicts a submission takes its whole limit; few of them, or the run takes hours. */
const SLOW = ["time-limit", "memory-limit"];
const SLOW_SHARE = 0.01;
const HONEST_SHARE = 0.5;

export async function soak(
  corpus: readonly HostileFile[],
  { submissions, measureEach, seed, onMeasured = () => {} }: SoakOptions,
): Promise<SoakReport> {
  const rng = createRng(seed);
  const isSlow = ({ expected, also }: HostileFile) => [expected, ...also].some((verdict) => SLOW.includes(verdict));
  const [slow, quick] = [corpus.filter(isSlow), corpus.filter((file) => !isSlow(file))];
  const pick = <T>(list: readonly T[]): T => list[rng.int(0, list.length)]!;
  const draw = (): HostileFile => {
    const chance = rng.uniform();
    if (chance < SLOW_SHARE) return pick(slow);
    if (chance >= SLOW_SHARE + HONEST_SHARE) return pick(quick);
    const fixture = pick(Object.keys(FIXTURES) as FixtureName[]);
    const program = { source: FIXTURES[fixture].honest, language: "ts" } as const;
    return { file: `the honest answer of ${fixture}`, program, fixture, expected: "accepted", also: [] };
  };

  const engine = createEngine({ concurrency: CONCURRENCY });
  const wrong: string[] = [];
  const measured: Measured[] = [];
  const lane = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const { file, program, fixture, expected, also } = draw();
      const { verdict, cause } = await gradeOn(engine, FIXTURES[fixture], program);
      if (verdict !== expected && !also.includes(verdict)) wrong.push(`${file}: ${verdict} ${cause ?? ""}`.trim());
    }
  };
  try {
    for (let done = 0; done < submissions;) {
      const count = Math.min(measureEach, submissions - done);
      await Promise.all(Array.from({ length: CONCURRENCY }, (_, i) => lane(Math.floor((count + i) / CONCURRENCY))));
      done += count;
      const now = { submissions: done, ...heldMemory(), ...counted() };
      measured.push(now);
      onMeasured(now);
    }
  } finally {
    await engine.close();
  }
  const { processes, groups } = counted();
  return { measured, wrong, left: { processes, groups } };
}

function counted(): Pick<Measured, "processes" | "files" | "groups"> {
  return { processes: descendants().length, files: openFiles().length, groups: memoryGroups().length };
}

/** What has grown since the first measurement by more than it may, in words. */
export function grown(measured: readonly Measured[], bounds: GrowthBounds): string[] {
  const [first, last] = [measured[0]!, measured.at(-1)!];
  return (Object.keys(bounds) as (keyof GrowthBounds)[])
    .filter((name) => last[name] - first[name] > bounds[name])
    .map((name) => `${name}: grows by at most ${bounds[name]}; got ${first[name]}, then ${last[name]}`);
}

export type GrowthBounds = Readonly<Record<Exclude<keyof Measured, "submissions">, number>>;

/** Buffers of the largest frames come and go; the pool holds a spare or two more or less. */
export const GROWTH_BOUNDS: GrowthBounds = {
  heldBytes: 16 * 2 ** 20,
  rssBytes: 96 * 2 ** 20,
  processes: 9,
  files: 12,
  groups: 3,
};
