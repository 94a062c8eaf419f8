/** @file The contract holds the signatures of the whole catalogue: each fixture's right candidate passes, its wrong one fails as it must. */
import { createEngine, scriptOf, type Engine } from "../src/engine.ts";
import { playCases, type PlayedProgram } from "../src/play-cases.ts";
import type { Fixture } from "./fixture.ts";
import { adamwOptimizer } from "./fixtures/adamw-optimizer.ts";
import { blockCopyOnWrite } from "./fixtures/block-copy-on-write.ts";
import { bpeTrain } from "./fixtures/bpe-train.ts";
import { continuousBatching } from "./fixtures/continuous-batching.ts";
import { ddpmAncestralSampling } from "./fixtures/ddpm-ancestral-sampling.ts";
import { loraLinear } from "./fixtures/lora-linear.ts";
import { mergeStats } from "./fixtures/merge-stats.ts";
import { openaiChatStreaming } from "./fixtures/openai-chat-streaming.ts";
import { qLearningSarsa } from "./fixtures/q-learning-sarsa.ts";
import { radixTreePrefixCache } from "./fixtures/radix-tree-prefix-cache.ts";
import { reactAgentLoop } from "./fixtures/react-agent-loop.ts";
import { ringAllReduce } from "./fixtures/ring-all-reduce.ts";
import { scalarAutogradEngine } from "./fixtures/scalar-autograd-engine.ts";
import { softmax } from "./fixtures/softmax.ts";
import { speculativeSampling } from "./fixtures/speculative-sampling.ts";
import { tensorParallelMlp } from "./fixtures/tensor-parallel-mlp.ts";
import { v1Scheduler } from "./fixtures/v1-scheduler.ts";

const FIXTURES: readonly Fixture[] = [
  softmax,
  loraLinear,
  mergeStats,
  scalarAutogradEngine,
  adamwOptimizer,
  bpeTrain,
  radixTreePrefixCache,
  blockCopyOnWrite,
  v1Scheduler,
  continuousBatching,
  speculativeSampling,
  qLearningSarsa,
  ddpmAncestralSampling,
  reactAgentLoop,
  tensorParallelMlp,
  openaiChatStreaming,
  ringAllReduce,
];

let engine: Engine;
beforeAll(() => {
  engine = createEngine();
});
afterAll(() => engine.close());

describe.each(FIXTURES.map((fixture) => [fixture.kata.slug, fixture] as const))("%s", (_slug, fixture) => {
  const play = (source: string): Promise<PlayedProgram> => {
    const cases = fixture.kata.cases.map((testCase) => ({
      testCase,
      script: scriptOf(fixture.kata, testCase, ""),
      expected: fixture.expected[testCase.name]!,
    }));
    return playCases(engine, fixture.kata, { source, language: "ts" }, cases);
  };

  test("the right candidate passes every case", async () => {
    const { begun, cases } = await play(fixture.right);
    expect(begun).toMatchObject({ kind: "loaded" });
    expect(
      cases.map(({ testCase, judged, record }) => ({
        name: testCase.name,
        failure: judged.failure,
        difference: judged.comparison?.difference,
        fault: record.fault,
      })),
    ).toEqual(
      fixture.kata.cases.map(({ name }) => ({ name, failure: undefined, difference: undefined, fault: undefined })),
    );
  });

  test("the wrong candidate fails where and as it must", async () => {
    const { cases } = await play(fixture.wrong.source);
    const failed = cases.find(({ judged }) => judged.failure !== undefined);
    expect({ name: failed?.testCase.name, verdict: failed?.judged.failure?.verdict }).toEqual({
      name: fixture.wrong.failsIn,
      verdict: fixture.wrong.verdict,
    });
  });
});
