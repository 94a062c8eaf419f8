/**
 * @file The hostile corpus, whole and shuffled: every verdict is one that the file allows, an honest program after each is
 * accepted, and nothing of it stays: memory, processes, memory groups, temporary files.
 */
import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";
import { gradeCorpus, readFolder, type HostileFile, type HostileResult } from "../src/hostile/corpus.ts";
import { describe as say, summarize } from "../src/hostile/summary.ts";
import { createRng } from "../src/rng.ts";
import { whyNot } from "../src/sandbox/isolation.ts";
import { heldMemory } from "../src/testing/held-memory.ts";
import {
  descendants,
  leftAfter,
  memoryGroups,
  ownTemporaryFolder,
  runningProcesses,
  type Running,
} from "../src/testing/processes.ts";

const FOLDER = join(import.meta.dirname, "../hostile");
/** Quiet, a round takes three minutes on two cores; a busy machine gives each time limit more of the clock. */
const ROUND_MS = 20 * 60_000;
/** Buffers of the largest frames come and go: this much more at the end than after the first files is no leak. */
const FLAT_BYTES = 48 * 2 ** 20;
const NUM_WARM_UP = 60;
const MOST_LEAVING_MS = 5000;

const { files, others } = readFolder(FOLDER);
const temporary = ownTemporaryFolder();
afterAll(() => temporary.remove());
const seed = Number(process.env["HOSTILE_SEED"] ?? Date.now() % 1_000_000);
const rng = createRng(seed);
const shuffled = (): HostileFile[] => rng.shuffle(files.length).map((i) => files[i]!);
const print = (text: string) => void process.stderr.write(`${text}\n`);

interface Round {
  readonly results: readonly HostileResult[];
  readonly grownBytes: number;
  /** Processes of the round that outlived it. */
  readonly left: readonly Running[];
}

async function play(round: readonly HostileFile[]): Promise<Round> {
  const key = ({ pid, startTime }: Running) => `${pid}:${startTime}`;
  const before = new Set(descendants().map(key));
  const seen = new Set<string>();
  let done = 0;
  let early = 0;
  const results = await gradeCorpus(round, Math.min(2, availableParallelism()), (result) => {
    for (const running of descendants()) if (!before.has(key(running))) seen.add(key(running));
    if (++done === Math.min(NUM_WARM_UP, round.length)) early = heldMemory().heldBytes;
    if (!result.pass) print(say(result));
  });
  // What was killed takes a moment to leave.
  const left = await leftAfter(MOST_LEAVING_MS, () => runningProcesses().filter((running) => seen.has(key(running))));
  return { results, grownBytes: heldMemory().heldBytes - early, left };
}

function expectClean({ results, grownBytes, left }: Round, expected: readonly HostileFile[]): void {
  print(summarize(results));
  print(`memory of the grader's process: ${(grownBytes / 2 ** 20).toFixed(1)} MB more at the end`);
  expect(results.filter(({ pass }) => !pass).map(say)).toEqual([]);
  expect(results.map(({ file }) => file).sort()).toEqual(expected.map(({ file }) => file).sort());
  expect(grownBytes).toBeLessThan(FLAT_BYTES);
  expect(left).toEqual([]);
  expect(memoryGroups()).toEqual([]);
  expect(temporary.files()).toEqual([]);
}

const demanded = process.env["KATA_ISOLATION"];
afterEach(() => {
  if (demanded === undefined) delete process.env["KATA_ISOLATION"];
  else process.env["KATA_ISOLATION"] = demanded;
});

describe("the corpus", () => {
  test("holds at least 170 hostile files, 60 of them not on the array fixture, and 30 honest ones", () => {
    const honest = files.filter(({ file }) => file.startsWith("honest"));
    const hostile = files.filter(({ file }) => !file.startsWith("honest"));
    expect(hostile.length).toBeGreaterThanOrEqual(170);
    expect(hostile.filter(({ fixture }) => fixture !== "array").length).toBeGreaterThanOrEqual(60);
    expect(honest.length).toBeGreaterThanOrEqual(30);
    expect(honest.filter(({ expected, also }) => expected !== "accepted" || also.length > 0)).toEqual([]);
    expect(hostile.filter(({ expected, also }) => [expected, ...also].includes("accepted"))).toEqual([]);
    expect(others).toEqual([]);
  });

  test("names each file in its header as the file is named", () => {
    const named = ({ file, program }: HostileFile) =>
      /^ \* name: (.+)$/m.exec(program.source)?.[1] === basename(file, extname(file));
    expect(files.filter((file) => !named(file)).map(({ file }) => file)).toEqual([]);
  });
});

test(
  `at the best level of this machine each file has its verdict, and harms nothing (HOSTILE_SEED=${seed})`,
  async () => {
    const round = shuffled();
    expectClean(await play(round), round);
  },
  ROUND_MS,
);

const without = whyNot(2);
if (without !== undefined) print(`corpus at level 2: skipped; ${without}`);
(without === undefined ? test : test.skip)(
  `at level 2 each file has its verdict, and harms nothing (HOSTILE_SEED=${seed})`,
  async () => {
    process.env["KATA_ISOLATION"] = "2";
    const round = shuffled();
    expectClean(await play(round), round);
  },
  ROUND_MS,
);
