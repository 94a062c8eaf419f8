import { THREW, type Export, type Step } from "../contract.ts";
import { createHostRealm } from "../oracle/host-realm.ts";
import { type Arg, Opaque, ref } from "../value.ts";
import { createPlayer } from "./player.ts";
import { outcomes, play, type Setting } from "./testing/outcomes.ts";

class Counter {
  count: number;
  readonly log: string[] = [];
  constructor(start = 0) {
    this.count = start;
  }
  add(n: number): number {
    if (n < 0) throw new RangeError("no");
    return (this.count += n);
  }
  child(): Counter {
    return new Counter(this.count);
  }
  async later(n: number): Promise<number> {
    await Promise.resolve();
    return n;
  }
}

describe("calls and names", () => {
  test("a result can be bound, passed back, called on and read", async () => {
    const steps: Step[] = [
      { new: "Counter", args: [5], as: "c" },
      { call: "c.add", args: [2] },
      { call: "c.child", as: "d", record: false },
      { call: "d.add", args: [ref("c.count")] },
      { get: "d.count" },
      { set: "d.count", value: 100 },
      { get: "d.count", as: "n" },
      { call: "twice", args: [{ deep: [ref("n")] }] },
      { read: "c.log" },
    ];
    expect(await outcomes({ Counter, twice: (x: { deep: number[] }) => 2 * x.deep[0]! }, steps)).toEqual([
      undefined,
      7,
      14,
      14,
      100,
      200,
      [],
    ]);
  });

  test("a path that leads nowhere throws a TypeError of the step, and the script goes on", async () => {
    const steps: Step[] = [
      { call: "nothing" },
      { call: "f.g.h" },
      { new: "f", as: "x" },
      { get: "nothing.more" },
      { call: "f" },
    ];
    expect(await outcomes({ f: () => 1 }, steps)).toEqual([
      "threw TypeError",
      "threw TypeError",
      "threw TypeError",
      "threw TypeError",
      1,
    ]);
  });

  test("of a result only the picked properties are recorded, and a missing one is marked", async () => {
    const f = () => ({ len: 2, indices: [1], huge: "x" });
    expect(await outcomes({ f }, [{ call: "f", pick: ["len", "indices"] }])).toEqual([{ len: 2, indices: [1] }]);
    expect(await outcomes({ f: () => null }, [{ call: "f", pick: ["len"] }])).toEqual([{ len: new Opaque("missing") }]);
  });

  test("arguments are copies: what a program writes into one does not reach the next step", async () => {
    const shared = Float32Array.of(1);
    const f = (x: Float32Array) => (x[0]! += 1);
    expect(
      await outcomes({ f }, [
        { call: "f", args: [shared] },
        { call: "f", args: [shared] },
      ]),
    ).toEqual([2, 2]);
  });

  test("a result is copied when it comes: what is done to it later is not recorded", async () => {
    const kept = { list: [1] };
    const f = () => kept;
    const g = () => kept.list.push(2);
    expect(await outcomes({ f, g }, [{ call: "f" }, { call: "g" }])).toEqual([{ list: [1] }, 2]);
  });
});

describe("throws", () => {
  const f = (kind: string) => {
    if (kind === "other") throw "text";
    throw kind === "range" ? new RangeError("no") : new (class Mine extends TypeError {})("no");
  };

  test("are recorded by class, of subclasses and of thrown values too", async () => {
    expect(
      await outcomes(
        { f },
        ["range", "mine", "other"].map((kind) => ({ call: "f", args: [kind] })),
      ),
    ).toEqual(["threw RangeError", "threw TypeError", "threw other"]);
  });

  test("a step that may throw records nothing of a value, even where nothing else is recorded", async () => {
    const c: Step = { new: "Counter", as: "c", record: false };
    expect(
      await outcomes({ Counter }, [
        c,
        { call: "c.add", args: [1], throws: "RangeError", record: false },
        { get: "c.count" },
      ]),
    ).toEqual([undefined, 1]);
    expect(
      await outcomes({ Counter }, [c, { call: "c.add", args: [-1], throws: "RangeError" }, { get: "c.count" }]),
    ).toEqual(["threw RangeError", 0]);
  });

  test("an unexpected one is recorded even of a step that is not", async () => {
    const [step] = await play({ f }, [{ call: "f", args: ["range"], record: false }]);
    expect(step).toMatchObject({
      step: 0,
      outcome: { kind: "threw", error: "RangeError" },
      thrown: { name: "RangeError" },
    });
  });
});

describe("promises", () => {
  test("are awaited, and a rejection is a throw", async () => {
    const program = {
      Counter,
      fail: () => Promise.reject(new SyntaxError("no")),
      of: (x: unknown) => Promise.resolve(x),
    };
    const steps: Step[] = [
      { new: "Counter", as: "c" },
      { call: "c.later", args: [3], as: "n" },
      { call: "of", args: [ref("n")] },
      { call: "fail" },
    ];
    expect(await outcomes(program, steps)).toEqual([undefined, 3, 3, "threw SyntaxError"]);
  });

  test("one that nothing settles leaves the player waiting, and no timer rings", () => {
    const player = createPlayer({
      realm: createHostRealm(undefined),
      lookUp: () => () => new Promise(() => {}),
      exports: {},
      steps: [{ call: "f" }],
    });
    expect(player.advance()).toBe("wait");
    expect(player.ring()).toBe(false);
    expect(player.advance()).toBe("wait");
  });
});

describe("parameters", () => {
  const rules = (more: Partial<Export>): Setting => ({
    rules: { f: { kind: "function", params: ["x", "n"], ...more } },
  });

  test("that are updated in place are read after the call", async () => {
    const f = (x: Float32Array) => void (x[0] = 9);
    const [step] = await play({ f }, [{ call: "f", args: [Float32Array.of(1, 2), 3] }], rules({ inout: ["x"] }));
    expect(step!.outcome).toEqual({ kind: "value", value: undefined, inout: { x: Float32Array.of(9, 2) } });
  });

  test("that are updated in place and were left out are not read", async () => {
    const f = (x: Float32Array, n = 1) => x.length + n;
    const [step] = await play({ f }, [{ call: "f", args: [Float32Array.of(1, 2)] }], rules({ inout: ["n"] }));
    expect(step!.outcome).toEqual({ kind: "value", value: 3, inout: {} });
  });

  test.each<
    readonly [what: string, given: Arg, write: (x: never) => unknown, overwritten: readonly string[] | undefined]
  >([
    ["an element of an array", Float32Array.of(1), (x: Float32Array) => (x[0] = 2), ["x"]],
    ["an element set to what it was", Float32Array.of(1), (x: Float32Array) => (x[0] = 1), undefined],
    ["the sign of a zero", Float64Array.of(0), (x: Float64Array) => (x[0] = -0), ["x"]],
    ["a deep property", { a: [{ b: 1 }] }, (x: { a: { b: number }[] }) => (x.a[0]!.b = 2), ["x"]],
    ["a new property", { a: 1 }, (x: Record<string, number>) => (x["b"] = 1), ["x"]],
    ["the order of a list", [1, 2], (x: number[]) => x.reverse(), ["x"]],
    ["nothing", { a: [NaN, undefined] }, () => 0, undefined],
  ])("that must stay as they are: %s", async (_what, given, write, overwritten) => {
    const [step] = await play(
      { f: (x: never) => void write(x) },
      [{ call: "f", args: [given] }],
      rules({ readonly: ["x"] }),
    );
    expect(step!.overwritten).toEqual(overwritten);
  });
});

describe("iteration", () => {
  function* numbers(n: number, onReturn: () => void = () => {}) {
    try {
      for (let i = 0; i < n; i++) yield i;
    } finally {
      onReturn();
    }
  }

  test("drains what a call returns, or takes the first few", async () => {
    const steps: Step[] = [
      { iterate: "numbers", args: [3] },
      { iterate: "numbers", args: [100], take: 2 },
    ];
    expect(await outcomes({ numbers }, steps)).toEqual([
      { items: [0, 1, 2], done: true },
      { items: [0, 1], done: false },
    ]);
  });

  test("an early return releases the source", async () => {
    let released = 0;
    const steps: Step[] = [{ iterate: "f", args: [], take: 2, return: true }];
    expect(await outcomes({ f: () => numbers(9, () => released++) }, steps)).toEqual([{ items: [0, 1], done: true }]);
    expect(released).toBe(1);
  });

  test("waits for asynchronous items, and a bound iterable is iterated where it is", async () => {
    async function* later() {
      for (const item of ["a", "b"]) yield item;
    }
    expect(await outcomes({ later }, [{ call: "later", as: "s", record: false }, { iterate: "s" }])).toEqual([
      { items: ["a", "b"], done: true },
    ]);
  });

  test("of what is not iterable, or throws on the way, is a throw of the step", async () => {
    function* broken() {
      yield 1;
      throw new RangeError("no");
    }
    expect(
      await outcomes({ one: () => 1, broken }, [
        { iterate: "one", args: [] },
        { iterate: "broken", args: [] },
      ]),
    ).toEqual(["threw TypeError", "threw RangeError"]);
  });
});

describe("repeats and traces", () => {
  test("a repeat plays its steps many times and records nothing of them", async () => {
    const steps: Step[] = [
      { new: "Counter", as: "c", record: false },
      {
        repeat: 1000,
        steps: [
          { call: "c.add", args: [1] },
          { repeat: 2, steps: [{ call: "c.add", args: [10] }] },
        ],
      },
      { repeat: 0, steps: [{ call: "c.add", args: [5] }] },
      { get: "c.count" },
    ];
    expect(await outcomes({ Counter }, steps)).toEqual([21000]);
  });

  test("a throw inside a repeat ends it and is recorded at the repeat's step", async () => {
    const steps: Step[] = [
      { new: "Counter", as: "c" },
      {
        repeat: 3,
        steps: [
          { call: "c.add", args: [1] },
          { call: "c.add", args: [-1] },
        ],
      },
      { get: "c.count" },
    ];
    expect((await play({ Counter }, steps)).map(({ step, outcome }) => [step, outcome.kind])).toEqual([
      [0, "value"],
      [1, "threw"],
      [2, "value"],
    ]);
  });

  test("a trace records one number per operation", async () => {
    class M {
      number = (a: number, b: number) => a * 10 + b;
      truth = () => true;
      nothing = () => {};
      list = (a: number) => [a, a];
      bad = () => {
        throw new Error("no");
      };
    }
    const ops = ["number", "truth", "nothing", "list", "bad"].map((method) => ({
      method,
      arity: method === "number" ? 2 : method === "list" ? 1 : 0,
    }));
    const steps: Step[] = [
      { new: "M", as: "m" },
      { trace: "m", ops, code: Uint8Array.of(0, 1, 2, 3, 3, 3, 4), args: Float64Array.of(1, 2, 7, 7, 8) },
    ];
    const [, result] = await outcomes({ M }, steps);
    const numbers = result as Float64Array;
    expect([...numbers.subarray(0, 3)]).toEqual([12, 1, NaN]);
    expect(numbers[3]).toBe(numbers[4]);
    expect(numbers[3]).not.toBe(numbers[5]);
    expect(numbers[6]).toBe(THREW);
  });
});
