import { readGolden, type Vector } from "../testing/golden.ts";
import { ranks, ringAllReduceCost, ringAllReduceExpected, type ReduceOp } from "./all-reduce.ts";

interface Case {
  name: string;
  buffers: Vector;
  op: ReduceOp;
  out: Vector;
  bytesSent: number[];
  messagesSent: number[];
}
const cases = readGolden<Case>("all_reduce");

function buffersOf({ buffers }: Case): Float32Array[] {
  const [n, len] = buffers.shape as [number, number];
  return Array.from({ length: n }, (_, r) => Float32Array.from(buffers.data.slice(r * len, (r + 1) * len)));
}

test.each(cases)("$name: the played protocol's result, to the last bit", (c) => {
  expect([...ringAllReduceExpected(buffersOf(c), c.op)]).toEqual(c.out.data);
});

test.each(cases)("$name: the played protocol's bytes and messages", (c) => {
  const [n, len] = c.buffers.shape as [number, number];
  const cost = ringAllReduceCost(len, n, 1, 1);
  expect(c.bytesSent.reduce((sum, bytes) => sum + bytes, 0)).toBe(cost.totalBytes);
  expect(Math.max(...c.bytesSent)).toBeLessThanOrEqual(cost.bytesPerRank);
  expect(c.messagesSent).toEqual(c.messagesSent.map(() => cost.messagesPerRank));
});

test("the order of the ring shows in the last bit", () => {
  // Chunk 1 starts at rank 1: (1 + 1e8) - 1e8 loses the 1, and chunk 0, started at rank 0, keeps it: (1e8 - 1e8) + 1.
  const buffers = [new Float32Array([1e8, -1e8, 1]), new Float32Array([-1e8, 1, 1]), new Float32Array([1, 1e8, 1])];
  expect([...ringAllReduceExpected(buffers)]).toEqual([1, 0, 3]);
});

test("four ranks, 8 elements: 6 messages of 8 bytes each", () => {
  expect(ringAllReduceCost(8, 4, 2, 0.5)).toEqual({
    messagesPerRank: 6,
    totalBytes: 192,
    bytesPerRank: 48,
    virtualTime: 36,
  });
});

test("every rank gets an array of its own", () => {
  const buf = new Float32Array([1, 2]);
  const [first, second] = ranks([[undefined, buf, "avg"], [undefined, buf, "avg"]]); // prettier-ignore
  expect([...first!]).toEqual([1, 2]);
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});

test("buffers of different lengths are refused", () => {
  expect(() => ringAllReduceExpected([new Float32Array(2), new Float32Array(3)])).toThrow(RangeError);
});
