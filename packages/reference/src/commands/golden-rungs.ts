/**
 * @file `pnpm golden:rungs`: how far each rung that works here is from the golden vectors, module by module.
 *
 * A figure is the worst error over what is allowed: above 1 is a failure. Exit code 1: there is one.
 */
import type { Comparison } from "../testing/check.ts";
import type { Result } from "../testing/rung-child.ts";
import { playRungs } from "../testing/play-rungs.ts";
import { EXCEPTIONS } from "../testing/tolerances.ts";

const NAME_WIDTH = 40;

for (const outcome of await playRungs()) {
  if (outcome.status !== "played") {
    console.log(`${outcome.rung}: ${outcome.status}: ${outcome.reason}\n`);
    if (outcome.status === "failed") process.exitCode = 1;
    continue;
  }
  console.log(`${outcome.rung} (${outcome.version}, ${outcome.gpu ? "a GPU" : "no GPU"})`);
  for (const [module, results] of Object.entries(Object.groupBy(outcome.results, (result) => result.module)))
    console.log(describeModule(module, results!));
  for (const { module, name, error } of outcome.results) {
    if (error !== undefined) console.log(`  ${module}: ${name} threw: ${error.split("\n")[0]}`);
  }
  if (outcome.results.some(hasFailed)) process.exitCode = 1;
  console.log();
}
for (const { rung, module, quantity, cases, tolerance, reason } of EXCEPTIONS)
  console.log(
    `exception: ${rung}, ${quantity} of ${module}${cases ? `, cases "${cases}"` : ""}: ` +
      `rtol ${tolerance.rtol}, atol ${tolerance.atol}, since ${reason}`,
  );

function hasFailed({ error, comparisons }: Result): boolean {
  return error !== undefined || comparisons.some(({ excess }) => !(excess <= 1));
}

function describeModule(module: string, results: readonly Result[]): string {
  const all = results.flatMap(({ name, comparisons }) => comparisons.map((each) => ({ name, ...each })));
  const worst = all.reduce<(Comparison & { name: string }) | undefined>(
    (most, each) => (most === undefined || each.excess > most.excess ? each : most),
    undefined,
  );
  const label = `  ${module}, ${all.length} comparisons`.padEnd(NAME_WIDTH);
  if (worst === undefined) return `${label} none`;
  const { excess, rtol, atol, name, what, detail } = worst;
  const lines = [`${label} ${excess.toFixed(3)} of rtol ${rtol}, atol ${atol} (${name}: ${what})`];
  for (const each of all.filter((comparison) => !(comparison.excess <= 1)))
    lines.push(`    FAILED ${each.name}: ${each.what}: ${each.detail ?? detail}`);
  return lines.join("\n");
}
