import { encode } from "../wire.ts";
import { fromBytes, inputsOf, toBytes, type AnswerSet } from "./answer-set.ts";
import type { Case, Kata } from "../contract.ts";

const set: AnswerSet = {
  salt: "a secret",
  used: { rung: "wasm", gpu: false, version: "4.22.0" },
  inputs: "digest",
  wires: [[NaN, -0, Infinity], [Float32Array.of(1, 2)], []].map((outcomes) => encode([outcomes])),
};

test("bytes give back the set, each answer with its own array bytes", () => {
  const back = fromBytes(toBytes(set))!;
  expect({ ...back, wires: [] }).toEqual({ ...set, wires: [] });
  expect(back.wires.map(({ json, body }) => ({ json, body: new Uint8Array(body) }))).toEqual(set.wires);
});

test("bytes that lack one, or of which one is changed, give nothing, wherever it is", () => {
  const whole = toBytes(set);
  for (let at = 0; at < whole.length; at++) {
    const changed = Uint8Array.from(whole);
    changed[at]! ^= 1;
    expect(fromBytes(changed)).toBeUndefined();
    expect(fromBytes(whole.subarray(0, at))).toBeUndefined();
  }
});

test("the digest follows every bit of the inputs", async () => {
  const kata = { slug: "digest" } as Kata;
  const digest = async (x: number[], salt = "s") => {
    const cases: Case[] = [
      { name: "a", group: "g", script: () => ({ steps: [{ call: "f", args: [Float32Array.from(x)] }] }) },
    ];
    return (await inputsOf(kata, cases, salt)).digest;
  };
  const digests = [await digest([1, 2]), await digest([1, 2.0000002]), await digest([1]), await digest([2, 1])];
  expect(new Set(digests).size).toBe(4);
  expect(await digest([1, 2], "another salt, the same inputs")).toBe(digests[0]);
});
