import type { Verdict } from "@kata/grader/verdict";
import { toldEvent } from "./told.ts";

const verdict: Verdict = {
  slug: "stable-softmax",
  verdict: "internal-error",
  score: 0,
  scoreVersion: 1,
  message: { en: "", zh: "" },
  next: { en: "", zh: "" },
  cases: [],
  backend: { rung: "not applicable", gpu: false, version: "" },
  isolation: 1,
  contentHash: "",
  durationMs: 1,
  examplesOnly: false,
  cause: "Error: a path of this machine",
};

test("the cause of an internal error stays on the server, the rest goes out", () => {
  const { cause: _cause, ...rest } = verdict;
  expect(toldEvent({ type: "verdict", verdict })).toEqual({ type: "verdict", verdict: rest });
});

test("what computed the expected values goes out, and not why a faster backend did not", () => {
  const used = { rung: "wasm", gpu: false, version: "4.22.0", computeMs: 12 };
  const skipped = [{ rung: "webgpu", reason: "a path of this machine" }];
  const told = toldEvent({ type: "verdict", verdict: { ...verdict, backend: { ...used, skipped } } });
  expect(told).toMatchObject({ verdict: { backend: used } });
  expect(JSON.stringify(told)).not.toContain("a path of this machine");
});

test("a verdict before measuring and one after it keep the cause to themselves, too", () => {
  const { cause: _cause, ...rest } = verdict;
  expect(toldEvent({ type: "verdict", verdict, measuring: true })).toEqual({
    type: "verdict",
    verdict: rest,
    measuring: true,
  });
  expect(toldEvent({ type: "measured", verdict })).toEqual({ type: "measured", verdict: rest });
});

test("other events go out as they are", () => {
  expect(toldEvent({ type: "compiled" })).toEqual({ type: "compiled" });
});
