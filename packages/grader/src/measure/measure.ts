/**
 * @file Measures an accepted submission on every measure of its kata, beside the kata's solution and its naive answer.
 *
 * It changes no verdict: a submission that fails while it is measured gets no points for efficiency, and is told so.
 */
import { compareOutcomes } from "../compare.ts";
import type { Case, Kata, Measure, Meters, Outcomes, Script } from "../contract.ts";
import { isOurs, isStarved } from "../faults.ts";
import { outcomesOf } from "../judge.ts";
import { createRng } from "../rng.ts";
import type { CaseRecord } from "../sandbox/protocol.ts";
import { limitsOf } from "../setup.ts";
import type { Efficiency, MeasuredSize } from "../verdict.ts";
import { pointsOf, wordsFor } from "./points.ts";
import { CONTESTANTS, type Contestant } from "./contestants.ts";
import type { Programs } from "./programs.ts";
import { growthExponent } from "./statistics.ts";
import { figures } from "./samples.ts";
import { time, WrongWhileMeasured } from "./timing.ts";

export interface MeasureOptions {
  /** Of each measure of time. */
  readonly capMs: number;
  readonly signal?: AbortSignal;
}

export async function measureAll(kata: Kata, programs: Programs, options: MeasureOptions): Promise<Efficiency[]> {
  const found: Efficiency[] = [];
  for (const measure of kata.measures ?? []) {
    try {
      found.push(
        measure.kind === "cpuTime"
          ? await timed(kata, measure, programs, options)
          : await exact(kata, measure, programs),
      );
    } catch (error) {
      if (!(error instanceof WrongWhileMeasured)) throw error;
      // No points: what else there is to measure would not change them, and may have lost its child.
      found.push(refused(measure, error.size));
      break;
    }
  }
  return found;
}

async function timed(kata: Kata, measure: Measure, programs: Programs, options: MeasureOptions): Promise<Efficiency> {
  const { sizes, interval } = await time(programs, measure, {
    ...options,
    assertPlayed: (who, record, size) => assertPlayed(kata, who, record, size),
    agrees: (script, solution, candidate) => agrees(kata, script, solution, candidate),
  });
  const measured: MeasuredSize[] = sizes.map(({ size, rounds }) => ({ size, ...figures(rounds) }));
  const growthOf = (who: Contestant) => growthExponent(measured.map((each) => ({ size: each.size, value: each[who] })));
  return scored(measure, measured, {
    interval,
    growth: { candidate: growthOf("candidate"), solution: growthOf("solution"), naive: growthOf("naive") },
    samples: sizes.at(-1)!.rounds.flatMap((round) => round.candidate).length,
  });
}

/** One play of each: what is counted is the same on every run. */
async function exact(kata: Kata, measure: Measure, programs: Programs): Promise<Efficiency> {
  const measured: MeasuredSize[] = [];
  for (const { size, script } of measure.sizes) {
    // One seed, so that the figures of two gradings can be compared.
    const played = script(createRng(size));
    const records = {} as Record<Contestant, CaseRecord>;
    for (const who of CONTESTANTS) {
      // A program that has just been loaded has nothing ready.
      await programs.renew(who);
      records[who] = (await programs.play(who, 0, played)).record;
      assertPlayed(kata, who, records[who], size);
    }
    if (!agrees(kata, played, records.solution, records.candidate)) throw new WrongWhileMeasured(size);
    const valueOf = (who: Contestant) => figureOf(measure, outcomesOf(records[who]), records[who].meters);
    measured.push({ size, candidate: valueOf("candidate"), solution: valueOf("solution"), naive: valueOf("naive") });
  }
  return scored(measure, measured, {});
}

function figureOf({ kind, value }: Measure, outcomes: Outcomes, meters: Meters): number {
  switch (kind) {
    case "allocatedBytes":
      return meters.allocatedBytes;
    case "largestBufferBytes":
      return meters.largestBufferBytes;
    case "tensorPeakBytes":
      return meters.tensorPeakBytes;
    case "bytesSent":
      return (meters.ranks?.bytesSent ?? []).reduce((sum, bytes) => sum + bytes, 0);
    case "virtualTime":
      return meters.ranks?.virtualTime ?? 0;
    case "value":
      return value!.of({ outcomes, meters });
    case "cpuTime":
      throw new Error("measure: a time is sampled, not counted");
  }
}

function scored(
  { kind, over, value }: Measure,
  sizes: readonly MeasuredSize[],
  extra: Pick<Efficiency, "interval" | "growth" | "samples">,
): Efficiency {
  const { candidate, solution, naive } = sizes.at(-1)!;
  const ratio = candidate / solution;
  const found = { kind, over, sizes, ratio, ...extra, ...(value === undefined ? {} : { name: value.name }) };
  return { ...found, points: pointsOf(candidate, solution, naive), says: wordsFor(ratio, found) };
}

function refused({ kind, over, value }: Measure, size: number): Efficiency {
  return {
    kind,
    over,
    ...(value === undefined ? {} : { name: value.name }),
    sizes: [],
    points: 0,
    refused: true,
    says: {
      en: `At ${over} = ${size} the result was wrong, or the call broke off: no points for efficiency.`,
      zh: `${over} = ${size} 时结果有误或调用中断，效率不计分。`,
    },
  };
}

/** @throws WrongWhileMeasured when the candidate's play broke off; another error when it is not the candidate's doing */
function assertPlayed(kata: Kata, who: Contestant, { fault, ranks }: CaseRecord, size: number): void {
  const broke = fault ?? (who === "candidate" ? undefined : ranks.flat().find(({ thrown }) => thrown)?.thrown);
  if (broke === undefined) return;
  if (who === "candidate" && !isOurs(fault) && !isStarved(fault, limitsOf(kata).callMs))
    throw new WrongWhileMeasured(size);
  throw new Error(`measure, ${kata.slug}: the ${who} plays at ${size}; got ${JSON.stringify(broke)}`);
}

function agrees(kata: Kata, script: Script, solution: CaseRecord, candidate: CaseRecord): boolean {
  const measured: Case = { name: "measured", group: "measured", script: () => script };
  return compareOutcomes(kata, measured, script, outcomesOf(solution), outcomesOf(candidate)).ok;
}
