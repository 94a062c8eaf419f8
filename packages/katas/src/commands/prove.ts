/**
 * @file `pnpm --filter @kata/katas prove [slug ...]`: plays the known wrong answers and writes which case rejects which.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createEngine } from "@kata/grader/engine";
import { summaryOf } from "../generate.ts";
import { proofPath } from "../proof.ts";
import { proofOf, PROOF_RUNG, PROOF_SEED, tryMutants } from "../prove.ts";
import { loadKata, shipped } from "../registry.ts";
import { prepare } from "../rehearse.ts";

const slugs = process.argv.length > 2 ? process.argv.slice(2) : shipped;
const engine = createEngine({ backend: PROOF_RUNG });
try {
  for (const slug of slugs) {
    const loaded = await loadKata(slug);
    const tried = await tryMutants(engine, loaded, await prepare(engine, loaded.kata, PROOF_SEED));
    const proof = proofOf(slug, tried);
    mkdirSync(dirname(proofPath(slug)), { recursive: true });
    writeFileSync(proofPath(slug), `${JSON.stringify(proof, null, 2)}\n`);

    const { rejected, mutants } = summaryOf(proof);
    console.log(`${slug}: ${rejected} of ${mutants} known wrong answers rejected`);
    for (const { mutant } of tried.filter(({ trials }) => trials.every(({ failure }) => failure === undefined))) {
      console.log(`  passes: ${mutant.name}`);
      process.exitCode = 1;
    }
  }
} finally {
  engine.close();
}
