/**
 * @file Real SIGKILLs at random moments: of run children, of the compile child, of the reference process. Nothing is lost,
 * doubled or wrong, and nothing stays. The parent's own end is tested with the worker, whose queue outlives it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createGrader } from "../src/grade.ts";
import { createRng } from "../src/rng.ts";
import type { GradeEvent } from "../src/verdict.ts";
import {
  descendants,
  isLinux,
  killIfAlive,
  leftAfter,
  memoryGroups,
  ownTemporaryFolder,
  pidsOf,
  runningProcesses,
  type Role,
  type Running,
} from "../src/testing/processes.ts";
import { HONEST_MERGE, load, merge, ts } from "./small-katas.ts";

const KILLS: Readonly<Record<Role, number>> = { "run child": 16, "compile child": 12, "reference process": 12 };
/** A pair of gradings takes about this long where nothing is killed. */
const LATEST_MS = 300;
const LEAVING_MS = 5000;
/** Quiet, it takes half a minute. */
const TEST_MS = 5 * 60_000;

const kata = { ...merge, limits: { callMs: 2000 } };
const spin = (source: string) =>
  ts(source.replace("const m", "let n = 0; for (let i = 0; i < 2e7; i++) n += i; const m"));
const HONEST = spin(HONEST_MERGE);
const WRONG = spin(HONEST_MERGE.replace("Math.max", "Math.min"));

const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
const rng = createRng(seed);
if (!isLinux) console.warn(`Killing processes is skipped: it needs Linux's /proc; this is ${process.platform}.`);

(isLinux ? test : test.skip)(
  `40 kills at random moments: every verdict comes, comes once and is right (KILL_SEED=${seed})`,
  async () => {
    process.stderr.write(`kills: KILL_SEED=${seed}\n`);
    const temporary = ownTemporaryFolder();
    const known = new Set(runningProcesses().map(keyOf));
    const seen = new Map<string, Running>();
    const look = setInterval(() => {
      for (const running of descendants()) if (!known.has(keyOf(running))) seen.set(keyOf(running), running);
    }, 25);
    const grader = await createGrader({ concurrency: 2 });
    const wrong: string[] = [];
    let broke = 0;
    try {
      await grader.grade(load(kata), HONEST); // warm: the moments are those of a grading, not of a start
      const roles = (Object.keys(KILLS) as Role[]).flatMap((role) => Array.from({ length: KILLS[role] }, () => role));
      for (const role of rng.shuffle(roles.length).map((i) => roles[i]!)) {
        for (let killed = false; !killed;) {
          const verdicts: GradeEvent[] = [];
          const onEvent = (event: GradeEvent) => event.type === "verdict" && verdicts.push(event);
          const pair = Promise.all([HONEST, WRONG].map((program) => grader.grade(load(kata), program, { onEvent })));
          await sleep(rng.uniform() * LATEST_MS);
          const pids = pidsOf(role);
          killed = pids.length > 0 && killIfAlive(pids[rng.int(0, pids.length)]!);
          const [honest, mistaken] = await pair;
          if (honest!.verdict !== "accepted" || mistaken!.verdict !== "wrong-answer" || verdicts.length !== 2)
            wrong.push(
              `${role}: ${honest!.verdict}, ${mistaken!.verdict}, ${verdicts.length} told; ${honest!.cause ?? mistaken!.cause ?? ""}`,
            );
          broke += [honest, mistaken].filter((verdict) => verdict!.cause !== undefined).length;
        }
      }
    } finally {
      await grader.close();
    }
    const left = await leftAfter(LEAVING_MS, () => runningProcesses().filter((running) => seen.has(keyOf(running))));
    clearInterval(look);
    const files = temporary.files();
    temporary.remove();
    process.stderr.write(`kills: ${broke} gradings were played again\n`);
    expect(wrong).toEqual([]);
    expect(left).toEqual([]);
    expect(await leftAfter(LEAVING_MS, () => memoryGroups())).toEqual([]);
    expect(files).toEqual([]);
  },
  TEST_MS,
);

const keyOf = ({ pid, startTime }: Running) => `${pid}:${startTime}`;
