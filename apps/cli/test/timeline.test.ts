/** @file Pictures in the terminal, with real katas: messages of ranks, and pipelines, right, wrong and into a deadlock. */
import { readSolution } from "@kata/katas/sources";
import { createHome, type Home } from "./home.ts";

const RING = "ring-all-reduce";
const SCHEDULE = "one-f-one-b-schedule";
const ONE_F_ONE_B = [
  "  rank 0  F0─ F1─ ········B0───── F2─ B1───── ····B2─────",
  "  rank 1  ····F0─ B0───── F1─ B1───── F2─ B2───── ········",
];

let home: Home;
beforeAll(() => {
  home = createHome();
});
afterAll(() => home.close());

const graded = async (slug: string, source: string, ...more: readonly string[]) => {
  const file = home.write(`${slug}.ts`, source);
  const { stdout } = await home.run([slug, "--file", file, "--no-record", "--no-measure", ...more]);
  return stdout.split("\n");
};

test("an accepted collective ends with the messages of its largest example, and runs show those of each", async () => {
  const lines = await graded(RING, readSolution(RING));
  const at = lines.indexOf('Timeline of the example "three ranks, three numbers"');
  expect(lines.slice(at + 1, at + 4)).toEqual(
    [1, 2, 0].map((to, rank) => `  rank ${rank}  ${`→${to} 4 B ───── `.repeat(4).trimEnd()}`),
  );
  expect(lines).toContain("  12 messages, 48 B, 4 steps one after the other; 4.02 ms of virtual time");

  const each = await graded(RING, readSolution(RING), "--examples", "--lang", "zh");
  expect(each.filter((line) => line.startsWith("  rank 0  →1"))).toHaveLength(2);
  expect(each).toContain("  12 条消息，共 48 B，先后 4 步；虚拟时间 4.02 ms");
});

test("a deadlock shows what was sent before it", async () => {
  const source = `export async function ringAllReduce(comm: Comm, buf: Float32Array) {
    const { rank, size } = comm;
    await comm.sendrecv((rank + 1) % size, buf, (rank + size - 1) % size);
    await comm.send((rank + 1) % size, buf);
    return buf;
  }`;
  const lines = await graded(RING, source);
  expect(lines.some((line) => line.startsWith("✗ Deadlock"))).toBe(true);
  expect(lines).toContain("  3 messages, 36 B, 1 step; 1.01 ms of virtual time");
});

test("a right schedule is drawn with its bubbles, a wrong one above the right one", async () => {
  const right = await graded(SCHEDULE, readSolution(SCHEDULE));
  const at = right.indexOf(ONE_F_ONE_B[0]!);
  expect(right[at + 1]).toBe(ONE_F_ONE_B[1]);
  expect(right).toContain("  makespan 12; bubbles 25 %; at most 2, 1 micro-batches in flight, rank by rank");

  const late = readSolution(SCHEDULE).replace("Math.min(P - 1 - rank, M);", "rank < P ? M : 0;");
  const wrong = await graded(SCHEDULE, late, "--lang", "zh");
  const [own, expected] = [wrong.indexOf("  实际"), wrong.indexOf("  期望")];
  expect(wrong.slice(own + 1, own + 3)).toEqual([
    "  rank 0  F0─ F1─ F2─ ············B0───── B1───── B2─────",
    "  rank 1  ····F0─ F1─ F2─ B0───── B1───── B2───── ········",
  ]);
  expect(expected).toBeGreaterThan(own);
  expect(wrong.slice(expected + 1, expected + 3)).toEqual(ONE_F_ONE_B);
});
