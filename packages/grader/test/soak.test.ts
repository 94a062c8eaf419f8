/** @file The soak, in short: 150 mixed submissions leave the parent as it was. The long one is `pnpm soak`. */
import { join } from "node:path";
import { readCorpus } from "../src/hostile/corpus.ts";
import { grown, GROWTH_BOUNDS, soak } from "../src/hostile/soak.ts";

const seed = Number(process.env["SOAK_SEED"] ?? Date.now() % 1_000_000);
const TEST_MS = 5 * 60_000;

test(
  `150 mixed submissions have their verdicts, and nothing of them stays (SOAK_SEED=${seed})`,
  async () => {
    const corpus = readCorpus(join(import.meta.dirname, "../hostile"));
    const { measured, wrong, left } = await soak(corpus, { submissions: 150, measureEach: 50, seed });
    process.stderr.write(`soak: SOAK_SEED=${seed} ${JSON.stringify(measured)}\n`);
    expect(wrong).toEqual([]);
    expect(grown(measured, GROWTH_BOUNDS)).toEqual([]);
    expect(left).toEqual({ processes: 0, groups: 0 });
  },
  TEST_MS,
);

test("growth is told by name, with what it was and what it became", () => {
  const measured = { submissions: 1, heldBytes: 0, rssBytes: 0, processes: 1, files: 3, groups: 1 };
  expect(grown([measured, { ...measured, heldBytes: 2 ** 30, files: 15 }], GROWTH_BOUNDS)).toEqual([
    "heldBytes: grows by at most 16777216; got 0, then 1073741824",
  ]);
});
