/**
 * @file `pnpm --filter @kata/katas examples [--write] [slug ...]`: the numbers of the worked examples, from the reference.
 *
 * Without `--write` it names the texts whose numbers differ, and exits 1 if there are any.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createOracle } from "@kata/grader/oracle/oracle";
import { createRng, seedOf } from "@kata/grader/rng";
import { fillExamples, renderExample } from "../examples.ts";
import { CONTENT } from "../folders.ts";
import { loadKata, shipped } from "../registry.ts";

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean", default: false } },
  allowPositionals: true,
});
const oracle = createOracle(undefined);
for (const slug of positionals.length > 0 ? positionals : shipped) {
  const { kata } = await loadKata(slug);
  const examples = kata.cases.filter(({ example }) => example === true);
  const scripts = examples.map(({ name, script }) => script(createRng(seedOf(slug, name, ""))));
  const { outcomes } = await oracle.expected(kata, scripts);
  const codes = new Map(examples.map((example, i) => [example.name, renderExample(slug, example, outcomes[i]!)]));

  for (const file of ["en.md", "zh.md"]) {
    const path = join(CONTENT, slug, file);
    const old = readFileSync(path, "utf8");
    const filled = fillExamples(old, codes);
    if (filled === old) continue;
    if (values.write) writeFileSync(path, filled);
    else process.exitCode = 1;
    console.log(`${slug}/${file}: ${values.write ? "written" : "differs"}`);
  }
}
await oracle.close();
