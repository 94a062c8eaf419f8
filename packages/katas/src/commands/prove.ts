/**
 * @file `pnpm --filter @kata/katas prove [slug ...]`: plays the known wrong answers and writes which case rejects which.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createEngine } from "@kata/grader/engine";
import { expectedCases } from "@kata/grader/play-cases";
import { summaryOf } from "../generate.ts";
import { proofPath } from "../proof.ts";
import { proofOf, PROOF_RUNG, PROOF_SEED, tryMutants } from "../prove.ts";
import { loadKata, shipped } from "../registry.ts";

const slugs = process.argv.length > 2 ? process.argv.slice(2) : shipped;
const engine = createEngine({ backend: PROOF_RUNG });
try {
  for (const slug of slugs) {
    const loaded = await loadKata(slug);
    const { cases } = await expectedCases(engine, loaded.kata, PROOF_SEED);
    const proof = proofOf(loaded, await tryMutants(engine, loaded, cases));
    mkdirSync(dirname(proofPath(slug)), { recursive: true });
    writeFileSync(proofPath(slug), `${JSON.stringify(proof, null, 2)}\n`);

    const { rejected, mutants } = summaryOf(proof);
    console.log(`${slug}: ${rejected} of ${mutants} known wrong answers rejected`);
    for (const { name } of proof.mutants.filter(({ rejectedBy }) => rejectedBy.length === 0)) {
      console.log(`  passes: ${name}`);
      process.exitCode = 1;
    }
  }
} finally {
  engine.close();
}
