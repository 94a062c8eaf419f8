import { readGolden } from "../testing/golden.ts";
import { BlockManager } from "./block-manager.ts";

interface Case {
  name: string;
  numBlocks: number;
  blockSize: number;
  trace: {
    op: "allocate" | "append" | "free" | "table" | "slot";
    seq: number;
    n: number;
    outcome: unknown;
    free: number;
  }[];
}

test.each(readGolden<Case>("block_manager"))(
  "$name: the oracle's ids and counts",
  ({ numBlocks, blockSize, trace }) => {
    const manager = new BlockManager(numBlocks, blockSize);
    for (const { op, seq, n, outcome, free } of trace) {
      const play = () => (op === "free" || op === "table" ? manager[op](seq) : manager[op](seq, n));
      if (outcome === "Error" || outcome === "RangeError") {
        expect(play).toThrow(outcome === "RangeError" ? RangeError : Error);
      } else {
        expect(play() ?? null).toEqual(outcome);
      }
      expect(manager.freeBlocks).toBe(free);
    }
  },
);

test("a table is a copy", () => {
  const manager = new BlockManager(4, 2);
  manager.allocate(1, 3);
  manager.table(1).push(99);
  expect(manager.table(1)).toEqual([0, 1]);
});

test("an unknown sequence is an error before a full pool is false", () => {
  const manager = new BlockManager(1, 1);
  manager.allocate(1, 1);
  expect(() => manager.append(2, 5)).toThrow(Error);
  expect(() => manager.allocate(1, 5)).toThrow(Error);
  expect(manager.allocate(2, 1)).toBe(false);
});

test.each([0, -1, 1.5, NaN, Infinity])("a count of %p is refused", (n) => {
  expect(() => new BlockManager(n, 1)).toThrow(RangeError);
  expect(() => new BlockManager(1, n)).toThrow(RangeError);
  const manager = new BlockManager(4, 2);
  expect(() => manager.allocate(1, n)).toThrow(RangeError);
  manager.allocate(1, 1);
  expect(() => manager.append(1, n)).toThrow(RangeError);
});

test.each([-1, 3, 0.5, NaN])("position %p of three tokens is refused", (pos) => {
  const manager = new BlockManager(4, 2);
  manager.allocate(1, 3);
  expect(() => manager.slot(1, pos)).toThrow(RangeError);
});

test("a million operations take seconds, not minutes", () => {
  const manager = new BlockManager(1000, 16);
  const start = performance.now();
  for (let i = 0; i < 250_000; i++) {
    manager.allocate(i, 20);
    manager.append(i, 30);
    manager.slot(i, 40);
    manager.free(i);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(manager.freeBlocks).toBe(1000);
});
