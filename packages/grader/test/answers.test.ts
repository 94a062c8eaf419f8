/** @file Expected outcomes that are kept: drawn, rotated, refilled, read again after a restart, and never believed when damaged. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { MOST_USES, READY } from "../src/answers/seed-pool.ts";
import { createGrader } from "../src/grade.ts";
import { identityOf } from "../src/oracle/backend-used.ts";
import {
  caseOf,
  closeAll,
  drawnInputs,
  filesIn,
  isSeed,
  newFolder,
  numUnused,
  openDrawer,
  referenceProcesses,
  until,
} from "./answers-folder.ts";
import { grade, HONEST_MERGE, HONEST_ROW_SOFTMAX, load, merge, rowSoftmax, summary } from "./small-katas.ts";

afterEach(closeAll);

/** Fills a pool and lets go of it. */
async function filled(kata = merge): Promise<string> {
  const folder = newFolder();
  const drawer = openDrawer(folder);
  await drawer.book.draw(load(kata), false);
  await until("a full pool", () => numUnused(folder) === READY);
  await drawer.close();
  return folder;
}

describe("a seed", () => {
  test("is used MOST_USES times at most, and a fresh one is taken first", async () => {
    const folder = await filled();
    const { book, oracle } = openDrawer(folder);
    const uses = new Map<string, number>();
    // Within a grading and without a reference process nothing is computed beside the draws.
    await book.grading(async () => {
      for (let i = 0; i < READY * MOST_USES; i++) {
        const inputs = drawnInputs(await book.draw(load(merge), false));
        uses.set(inputs, (uses.get(inputs) ?? 0) + 1);
        // The set that the filling grading had to wait for was used once then.
        if (i < READY) expect(uses.size).toBe(i + 1);
      }
    });
    expect(oracle.isRunning).toBe(false);
    expect(Math.max(...uses.values())).toBe(MOST_USES);
    expect([...uses.values()].reduce((a, b) => a + b)).toBe(READY * MOST_USES);
  });

  test("differs from one grading to the next for as long as the reference keeps up", async () => {
    const folder = newFolder();
    const { book } = openDrawer(folder);
    const seen = new Set<string>();
    for (let i = 1; i <= 3 * READY; i++) {
      seen.add(drawnInputs(await book.draw(load(merge), false)));
      expect(seen.size).toBe(i);
      await until("a fresh seed", () => numUnused(folder) > 0);
    }
  });

  test("is not the same in two pools, nor in memory: salts are drawn, not derived", async () => {
    const [one, other] = [openDrawer(), openDrawer()];
    const draws = [await one.book.draw(load(merge), false), await other.book.draw(load(merge), false)];
    expect(new Set(draws.map(drawnInputs)).size).toBe(2);
  });

  test("is not spent on a grading of the examples", async () => {
    const folder = await filled();
    const before = filesIn(folder).sort();
    const { book, oracle } = openDrawer(folder);
    const { cases } = await book.draw(load(merge), true);
    expect(cases.map(({ testCase }) => testCase.name)).toEqual(["equal maxima"]);
    expect(cases[0]!.expected).toEqual([[{ kind: "value", value: { m: 2, l: 7 } }]]);
    expect(filesIn(folder).sort()).toEqual(before);
    expect(oracle.isRunning).toBe(false);
  });
});

test("a grading that finds a ready seed does not start the reference, and says what computed the answers as if they were new", async () => {
  const folder = newFolder();
  const cold = await createGrader({ answers: { folder } });
  const first = await grade(cold, load(rowSoftmax), HONEST_ROW_SOFTMAX);
  await until("a fresh seed", () => numUnused(folder) > 0);
  await cold.close();
  const warm = await createGrader({ answers: { folder } });
  try {
    const { verdict } = await grade(warm, load(rowSoftmax), HONEST_ROW_SOFTMAX);
    expect(warm.engine.oracle.isRunning).toBe(false);
    expect(summary(verdict)).toEqual({ verdict: "accepted", score: 100, statuses: ["passed", "passed", "passed"] });
    expect(identityOf(verdict.backend)).toBe(identityOf(first.verdict.backend));
    expect(verdict.backend).toMatchObject({ rung: expect.stringMatching(/^(wasm|cpu)$/), version: "4.22.0" });
    const wrong = await grade(warm, load(rowSoftmax), "export function onlineSoftmax(x) { return x.map(() => 0.5); }");
    expect(wrong.verdict.verdict).toBe("wrong-answer");
  } finally {
    await warm.close();
  }
});

test("a kata that was announced has its seeds ready before the first grading", async () => {
  const folder = newFolder();
  const { book, oracle } = openDrawer(folder);
  book.prepare(load(merge));
  await until("a full pool", () => numUnused(folder) === READY && filesIn(folder).length === READY + 1);
  await oracle.close();
  const answers = await openDrawer(folder).book.draw(load(merge), false);
  expect(answers.cases.map(({ testCase }) => testCase.name)).toEqual(merge.cases.map(({ name }) => name));
});

test("another content hash, other cases under the same hash, and another rung find nothing", async () => {
  const folder = await filled(rowSoftmax);
  const used = identityOf((await openDrawer(folder).book.draw(load(rowSoftmax), false)).used);
  const askedAnew = async (loaded = load(rowSoftmax), rung?: string) => {
    const { book, oracle } = openDrawer(folder, rung);
    const answers = await book.draw(loaded, false);
    return { started: oracle.isRunning, used: identityOf(answers.used) };
  };
  expect(await askedAnew()).toEqual({ started: false, used });
  expect(await askedAnew(load(rowSoftmax, { contentHash: "mended" }))).toEqual({ started: true, used });
  const script = rowSoftmax.cases[2]!.script;
  const cases = rowSoftmax.cases.map((each) => (each.example === true ? { ...each, script } : each));
  expect(await askedAnew(load({ ...rowSoftmax, cases }))).toEqual({ started: true, used });
  expect(await askedAnew(load(rowSoftmax), "cpu")).toEqual({ started: true, used: expect.stringContaining('"cpu"') });
});

test("a rung asked for by name that fails is an error, whatever another rung has answered before", async () => {
  const folder = await filled(rowSoftmax);
  const grader = await createGrader({ backend: "tfjs-node", answers: { folder } });
  try {
    const { verdict } = await grade(grader, load(rowSoftmax), HONEST_ROW_SOFTMAX);
    expect(verdict.verdict).toBe("internal-error");
    expect(verdict.cause).toContain("backend tfjs-node cannot be used");
  } finally {
    await grader.close();
  }
});

test("after a failure of the reference it is asked again which backend it computes with", async () => {
  const folder = await filled(rowSoftmax);
  const { book, oracle } = openDrawer(folder);
  await book.draw(load(rowSoftmax), false);
  expect(oracle.isRunning).toBe(false);
  const lost = { ...rowSoftmax, slug: "lost", exports: { noSuch: { kind: "function" } } } as const;
  const [, drawn] = lost.cases;
  const cases = [{ ...drawn!, script: () => ({ steps: [{ call: "noSuch" }] }) }];
  await expect(book.draw(load({ ...lost, cases }), false)).rejects.toThrow("reference, lost");
  await book.draw(load(rowSoftmax), false);
  expect(oracle.isRunning).toBe(true);
});

test.each<readonly [how: string, damage: (file: string) => void]>([
  ["truncated", (file) => truncateSync(file, statSync(file).size - 1)],
  ["empty", (file) => truncateSync(file, 0)],
  ["of other bytes", (file) => writeFileSync(file, "not what was written")],
  [
    "with one bit turned",
    (file) => {
      const bytes = readFileSync(file);
      bytes[bytes.length - 3]! ^= 1;
      writeFileSync(file, bytes);
    },
  ],
])("files that are %s are computed again", async (_how, damage) => {
  const folder = await filled(rowSoftmax);
  filesIn(folder).forEach(damage);
  const { book, oracle, problems } = openDrawer(folder);
  const answers = await book.draw(load(rowSoftmax), false);
  expect(oracle.isRunning).toBe(true);
  expect(caseOf(answers, "two rows").expected).toEqual([
    [{ kind: "value", value: expect.objectContaining({ 0: expect.closeTo(0.25, 6), 1: expect.closeTo(0.75, 6) }) }],
  ]);
  await until("a full pool of whole files", () => numUnused(folder) === READY);
  const again = openDrawer(folder);
  await again.book.draw(load(rowSoftmax), false);
  expect(again.oracle.isRunning).toBe(false);
  expect(problems).toEqual([]);
});

test("where the note of the backend is damaged, the reference is asked for it", async () => {
  const folder = await filled(rowSoftmax);
  const [note] = readdirSync(join(folder, "backends"));
  truncateSync(join(folder, "backends", note!), 40);
  for (const started of [true, false]) {
    const { book, oracle } = openDrawer(folder);
    await book.draw(load(rowSoftmax), false);
    expect(oracle.isRunning).toBe(started);
  }
});

test("two processes that share a folder share its seeds: none is used more often than it may", async () => {
  const folder = newFolder();
  const program = join(import.meta.dirname, "draw-many.ts");
  const run = promisify(execFile);
  const draw = () => run(process.execPath, ["--disable-warning=ExperimentalWarning", program, folder, "30"]);
  const outputs = await Promise.all([draw(), draw(), draw()]);
  const inputs = outputs.flatMap(({ stdout }) => stdout.trim().split("\n"));
  expect(inputs).toHaveLength(90);
  const uses = Object.values(Object.groupBy(inputs, (line) => line)).map((lines) => lines!.length);
  expect(Math.max(...uses)).toBeLessThanOrEqual(MOST_USES);
  expect(outputs.map(({ stderr }) => stderr)).toEqual(["", "", ""]);
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".tmp"))).toEqual([]);
});

describe("the folder", () => {
  test("and its files are for their owner alone, and its parent is as it was", async () => {
    const folder = newFolder();
    chmodSync(dirname(folder), 0o755);
    const { book, close } = openDrawer(folder);
    await book.draw(load(rowSoftmax), false);
    await until("a full pool", () => numUnused(folder) === READY);
    await close();
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect(mode(dirname(folder))).toBe(0o755);
    expect([folder, ...filesIn(folder).map((file) => dirname(file))].map(mode)).toEqual(Array(READY + 3).fill(0o700));
    expect(filesIn(folder).map(mode)).toEqual(Array(READY + 2).fill(0o600));
  });

  test("that others may enter is closed to them before anything is read or written", async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o777 });
    chmodSync(folder, 0o777);
    await openDrawer(folder).book.draw(load(merge), false);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("that cannot be written to is told once, and grading goes on from memory", async () => {
    const blocked = newFolder();
    writeFileSync(blocked, "a file where the folder should be");
    const problems: unknown[] = [];
    const folder = join(blocked, "answers");
    const grader = await createGrader({ answers: { folder, onProblem: (problem) => problems.push(problem) } });
    try {
      for (let i = 0; i < 2; i++) {
        expect((await grade(grader, load(merge), HONEST_MERGE)).verdict.verdict).toBe("accepted");
      }
    } finally {
      await grader.close();
    }
    expect(problems).toEqual([{ kind: "not-kept", reason: expect.objectContaining({ code: "ENOTDIR" }) }]);
  });

  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.warn("A folder of another user is not tried: only root can make one.");
  (isRoot ? test : test.skip)("that belongs to another user is not used", async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 65534, 65534);
    const { book, problems } = openDrawer(folder);
    await book.draw(load(merge), false);
    expect(problems).toMatchObject([
      { kind: "not-kept", reason: { message: expect.stringContaining("got user 65534") } },
    ]);
    expect(filesIn(folder)).toEqual([]);
  });
});

const isLinux = process.platform === "linux";
// The process is found in /proc.
if (!isLinux)
  console.warn(`Killing the reference process is skipped: it needs Linux's /proc; this is ${process.platform}.`);
(isLinux ? describe : describe.skip)("a reference process that is killed while it is asked", () => {
  /** Kills the first so many reference processes that appear while the work goes on. */
  async function killing<T>(times: number, work: () => Promise<T>): Promise<T> {
    const killed = new Set<number>();
    const hunting = setInterval(() => {
      for (const pid of referenceProcesses()) {
        if (killed.size >= times || killed.has(pid)) continue;
        killed.add(pid);
        process.kill(pid, "SIGKILL");
      }
    }, 5);
    try {
      return await work();
    } finally {
      clearInterval(hunting);
      expect(killed.size).toBe(times);
    }
  }

  test("is started again and asked again, and the submission hears nothing of it", async () => {
    const grader = await createGrader();
    try {
      const { verdict } = await killing(1, () => grade(grader, load(rowSoftmax), HONEST_ROW_SOFTMAX));
      expect({ verdict: verdict.verdict, cause: verdict.cause }).toEqual({ verdict: "accepted", cause: undefined });
    } finally {
      await grader.close();
    }
  });

  test("twice is an error that says so, and the next question is answered", async () => {
    const { book } = openDrawer();
    await expect(killing(2, () => book.draw(load(rowSoftmax), false))).rejects.toThrow(
      /reference process, row-softmax: .* a death, twice: exit SIGKILL/,
    );
    expect((await book.draw(load(rowSoftmax), false)).cases).toHaveLength(rowSoftmax.cases.length);
  });
});

test("a question that is too large is refused, and the next one is answered", async () => {
  const { oracle } = openDrawer();
  const huge = { steps: [{ call: "onlineSoftmax", args: [new Float32Array(17 * 2 ** 20), 1, 1] }] };
  await expect(oracle.expected(rowSoftmax, [huge])).rejects.toThrow("writeFrame: at most");
  const { outcomes } = await oracle.expected(merge, [merge.cases[0]!.script(undefined!)]);
  expect(outcomes).toEqual([[[{ kind: "value", value: { m: 2, l: 7 } }]]]);
});

test("seeds in the folder hold no name of a kata or case, and their files are seeds or the examples", async () => {
  const folder = await filled();
  const names = filesIn(folder).map((file) => file.slice(folder.length));
  expect(names.filter(isSeed)).toHaveLength(READY + 1);
  expect(names.join()).not.toContain("merge");
});
