/** @file Timelines of real gradings: what ranks sent, also into a deadlock, and schedules, right, wrong and hostile. */
import type { Kata } from "../src/contract.ts";
import { createGrader, type Grader } from "../src/grade.ts";
import type { Verdict } from "../src/verdict.ts";
import { grade, HONEST_RING, load, ring } from "./small-katas.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader();
});
afterAll(() => grader.close());

const schedule: Kata = {
  slug: "schedule",
  style: "sim",
  exports: { schedule1F1B: { kind: "function", params: ["P", "M", "f", "b"] } },
  reference: { module: "pipeline-schedule" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  limits: { callMs: 500 },
  pipelineOps: "ops",
  cases: [
    {
      name: "two ranks, one micro-batch",
      group: "schedule",
      example: true,
      script: () => ({ steps: [{ call: "schedule1F1B", args: [2, 1, 1, 2] }] }),
    },
    {
      name: "hidden",
      group: "schedule",
      script: () => ({ steps: [{ call: "schedule1F1B", args: [3, 2, 1, 2] }] }),
    },
  ],
};
/** The answer to the example. */
const OPS = `[
  { rank: 0, op: "F", mb: 0, start: 0, end: 1 }, { rank: 0, op: "B", mb: 0, start: 4, end: 6 },
  { rank: 1, op: "F", mb: 0, start: 1, end: 2 }, { rank: 1, op: "B", mb: 0, start: 2, end: 4 },
]`;
const returning = (ops: string, rest = "makespan: 6, peakActivations: [1, 1]") =>
  `export function schedule1F1B() { const ops = ${OPS}; return { ops: ${ops}, ${rest} }; }`;
const timelineOf = (verdict: Verdict) => verdict.cases[0]!.shown?.timeline;

test("what ranks sent is on the timeline of an example, and of no hidden case", async () => {
  const hidden = { ...ring.cases[0]!, name: "hidden", example: false };
  const { verdict } = await grade(grader, load({ ...ring, cases: [...ring.cases, hidden] }), HONEST_RING);
  expect(verdict.verdict).toBe("accepted");
  // Twice round for three ranks, twelve bytes each time, a second a message.
  expect(timelineOf(verdict)).toEqual({
    got: expect.objectContaining({ kind: "messages", lanes: 3, end: 2, bytes: 72, steps: 2 }),
  });
  expect(verdict.cases[1]).toEqual({ name: "hidden", group: "values", visibility: "hidden", status: "passed" });
});

test("of a deadlock it holds what was sent until then, and of one at once nothing", async () => {
  const once = `export async function allReduce(comm, buf) {
    const { rank, size } = comm;
    await comm.sendrecv((rank + 1) % size, buf, (rank + size - 1) % size);
    await comm.send((rank + 1) % size, buf);
  }`;
  const name = Object.keys(ring.exports)[0]!;
  const { verdict } = await grade(grader, load(ring), once.replace("allReduce", name));
  expect(verdict.verdict).toBe("deadlock");
  expect(timelineOf(verdict)).toMatchObject({ got: { kind: "messages", steps: 1 } });
  const never = `export async function ${name}(comm) { await comm.recv((comm.rank + 1) % comm.size); }`;
  expect(timelineOf((await grade(grader, load(ring), never)).verdict)).toBeUndefined();
});

test("a right schedule is drawn once, a wrong one beside the right one, and a hidden one never", async () => {
  const right = (await grade(grader, load(schedule), returning("ops"))).verdict;
  expect(right.cases.map(({ status }) => status)).toEqual(["passed", "failed"]);
  expect(timelineOf(right)).toMatchObject({ got: { end: 6, bubbles: 0.5, inFlight: [1, 1] } });
  expect(timelineOf(right)).not.toHaveProperty("expected");
  expect(right.cases[1]).not.toHaveProperty("shown");

  const late = (await grade(grader, load(schedule), returning("ops.map((o) => ({ ...o, end: o.end + 1 }))"))).verdict;
  expect(timelineOf(late)).toMatchObject({ got: { end: 7 }, expected: { end: 6 } });
  // Stored and sent as it is.
  expect(JSON.parse(JSON.stringify(late.cases))).toEqual(late.cases);
});

test.each([
  ["getters", `ops.map((o) => ({ ...o, get start() { throw new Error("mine"); } }))`],
  ["a getter for the list", `0, get ops() { for (;;); }`],
  ["a proxy", `new Proxy(ops, { get() { throw new Error("mine"); } })`],
  ["times that are none", "ops.map((o) => ({ ...o, start: NaN, end: Infinity }))"],
  ["a billion ops by their length", "({ length: 1e9 })"],
  ["more ops than anybody draws", "Array.from({ length: 5000 }, () => ops[0])"],
  ["an op in a circle", "(ops[0].op = ops, ops)"],
  ["values for text", `ops.map((o) => ({ ...o, op: { toString: () => "F" }, rank: { valueOf: () => 0 } }))`],
  ["a prototype's fields", "ops.map((o) => Object.create(o))"],
])("a result with %s is a failed case without a timeline of its own", async (_what, ops) => {
  const { verdict } = await grade(grader, load(schedule), returning(ops));
  expect(verdict.cause).toBeUndefined();
  expect(verdict.cases[0]!.status).toBe("failed");
  expect(timelineOf(verdict) ?? {}).not.toHaveProperty("got");
});
