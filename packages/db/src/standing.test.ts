import type { Efficiency, Verdict } from "@kata/grader/verdict";
import { recordAttempt, type Submission } from "./attempts.ts";
import { openDatabase } from "./client.ts";
import { getStanding } from "./standing.ts";
import { exampleEfficiency, exampleMachine, measuredVerdict, startTestDatabase } from "./test-database.ts";
import { exportData, importData } from "./transfer.ts";
import { localUser } from "./users.ts";

const server = await startTestDatabase();
const db = await openDatabase(server.url);
const user = await localUser(db);
let numKatas = 0;
let slug = "";

// Every test has a kata of its own.
beforeEach(() => {
  slug = `kata-${(numKatas += 1)}`;
});
afterAll(async () => {
  await db.close();
  await server.stop();
});

interface Given {
  readonly ratio?: number;
  readonly efficiency?: readonly Efficiency[];
  readonly source?: string;
  readonly userId?: string;
  readonly kind?: Submission["kind"];
  readonly verdict?: Partial<Verdict>;
}

async function record({ ratio = 1, efficiency = [exampleEfficiency(ratio)], ...given }: Given = {}): Promise<string> {
  const { source = `// ${Math.random()}`, userId = user.id, kind = "submit" } = given;
  const verdict = measuredVerdict(efficiency, { slug, ...given.verdict });
  return (await recordAttempt(db, { userId, slug, source, language: "ts", kind, verdict })).id;
}

/** `n` answers of 2, 3, ... times the solution's time. */
async function recordField(n: number, given: Given = {}): Promise<void> {
  for (let i = 0; i < n; i++) await record({ ratio: i + 2, ...given });
}

const rankOf = async (id: string, measure = 0) => {
  const standing = await getStanding(db, id);
  return standing?.status === "compared" ? standing.measures[measure]?.rank : standing;
};

test("the tenth accepted answer of a kata is the first to have a percentile", async () => {
  await recordField(8);
  const ninth = await record({ ratio: 4.5 });
  expect(await getStanding(db, ninth)).toEqual({
    status: "compared",
    measures: [{ kind: "cpuTime", rank: { status: "too-few", needed: 10, missing: 1 } }],
  });
  const tenth = await record({ ratio: 1 });
  expect(await rankOf(tenth)).toEqual({ status: "ranked", percent: 100, others: 9, ties: 0 });
  // Of 2, 3, 4, 5, 6, 7, 8, 9 and 1, five are slower than 4.5.
  expect(await rankOf(ninth)).toEqual({ status: "ranked", percent: 55, others: 9, ties: 0 });
});

test("answers whose intervals overlap are ties", async () => {
  await recordField(8);
  await record({ ratio: 1.01 });
  expect(await rankOf(await record({ ratio: 1 }))).toEqual({ status: "ranked", percent: 94, others: 9, ties: 1 });
});

test("the same code of one user counts once, with its newest figures; that of two users twice", async () => {
  const other = await db.prisma.user.create({ data: { handle: `other of ${slug}` } });
  await recordField(8);
  for (const ratio of [0.1, 0.2, 30]) await record({ ratio, source: "same" });
  const own = await record({ ratio: 1, source: "own" });
  await record({ ratio: 0.5, source: "own" });
  expect(await rankOf(own)).toMatchObject({ percent: 100, others: 9 });
  await record({ ratio: 0.5, source: "own", userId: other.id });
  expect(await rankOf(own)).toMatchObject({ percent: 90, others: 10 });
});

test.each<[string, () => Given]>([
  ["graded at isolation level 2", () => ({ verdict: { isolation: 2 } })],
  ["graded at isolation level 1", () => ({ verdict: { isolation: 1 } })],
  ["not accepted", () => ({ verdict: { verdict: "wrong-answer" } })],
  ["a run of the examples", () => ({ kind: "run" })],
  ["of another content of the kata", () => ({ verdict: { contentHash: "decaf" } })],
  ["of another score version", () => ({ verdict: { scoreVersion: 2 } })],
  ["refused while it was measured", () => ({ efficiency: [refused()] })],
  ["of another processor", () => ({ verdict: { machine: { ...exampleMachine, processor: "Other" } } })],
  ["of an unknown machine", () => ({ verdict: { machine: undefined } as unknown as Partial<Verdict> })],
])("an attempt %s is not compared with", async (_what, given) => {
  await recordField(9);
  const own = await record({ ratio: 1 });
  await record({ ratio: 0.1, ...given() });
  expect(await rankOf(own)).toEqual({ status: "ranked", percent: 100, others: 9, ties: 0 });
});

test("what is counted is the same on every machine, and compared across them", async () => {
  const bytes = (ratio: number): Efficiency => {
    const { interval: _interval, growth: _growth, ...exact } = exampleEfficiency(ratio, { kind: "allocatedBytes" });
    return exact;
  };
  for (let i = 0; i < 9; i++) {
    await record({ efficiency: [bytes(1 + (i % 3))], verdict: { machine: { ...exampleMachine, processor: `${i}` } } });
  }
  // Three equal, six worse.
  const own = await record({ efficiency: [bytes(1)] });
  expect(await rankOf(own)).toEqual({ status: "ranked", percent: 83, others: 9, ties: 3 });
});

test("a kata with two measures ranks each with its own", async () => {
  const value: Partial<Efficiency> = { kind: "value", name: { en: "bubbles", zh: "气泡" } };
  for (let i = 2; i < 11; i++) await record({ efficiency: [exampleEfficiency(i), exampleEfficiency(1 / i, value)] });
  const own = await record({ efficiency: [exampleEfficiency(1), exampleEfficiency(1, value)] });
  expect(await getStanding(db, own)).toEqual({
    status: "compared",
    measures: [
      { kind: "cpuTime", rank: { status: "ranked", percent: 100, others: 9, ties: 0 } },
      { kind: "value", name: value.name, rank: { status: "ranked", percent: 0, others: 9, ties: 0 } },
    ],
  });
});

test("an attempt at isolation level 2 is told why it has no percentile", async () => {
  expect(await getStanding(db, await record({ verdict: { isolation: 2 } }))).toEqual({
    status: "not-isolated",
    isolation: 2,
    needed: 3,
  });
});

test("what was not measured, was refused, or is no id of an attempt has no standing", async () => {
  expect(await getStanding(db, await record({ efficiency: [refused()] }))).toBeUndefined();
  expect(await getStanding(db, await record({ kind: "run" }))).toBeUndefined();
  expect(await getStanding(db, await record({ verdict: { verdict: "wrong-answer" } }))).toBeUndefined();
  expect(await getStanding(db, "../../etc/passwd")).toBeUndefined();
});

test("attempts that were imported from a like machine are compared with, those of another are not", async () => {
  const from = await openDatabase(await server.create());
  try {
    const there = await localUser(from);
    for (const [i, processor] of [exampleMachine.processor, "Another"].entries()) {
      const verdict = measuredVerdict([exampleEfficiency(0.1)], { slug, machine: { ...exampleMachine, processor } });
      const attempt = { userId: there.id, slug, source: `// imported ${i}`, language: "ts", kind: "submit" } as const;
      await recordAttempt(from, { ...attempt, verdict });
    }
    await importData(db, user.id, await exportData(from, there.id));
  } finally {
    await from.close();
  }
  await recordField(9);
  expect(await rankOf(await record({ ratio: 1 }))).toEqual({ status: "ranked", percent: 90, others: 10, ties: 0 });
});

function refused(): Efficiency {
  const { ratio: _ratio, interval: _interval, growth: _growth, ...rest } = exampleEfficiency(1);
  return { ...rest, sizes: [], points: 0, refused: true };
}
