/**
 * @file `pnpm --filter @kata/katas measure [slug ...]`: what the naive answers cost beside the solutions, on every measure.
 */
import { createEngine } from "@kata/grader/engine";
import { describeMeasured, measureNaive } from "../measure-naive.ts";
import { loadKata, shipped } from "../registry.ts";

/** As long as a submission is measured. */
const CAP_MS = 5000;

const slugs = process.argv.length > 2 ? process.argv.slice(2) : shipped;
const engine = createEngine();
try {
  for (const slug of slugs) {
    const loaded = await loadKata(slug);
    if (loaded.kata.measures === undefined) continue;
    for (const found of await measureNaive(engine, loaded, CAP_MS)) {
      console.log(`${slug}: ${found.refused === true ? found.says.en : describeMeasured(found)}`);
    }
  }
} finally {
  await engine.close();
}
