/**
 * @file `pnpm soak [--submissions n] [--seed n]`: grades mixed submissions for a long time and says whether anything grows.
 *
 * Exit code 0: every verdict right, nothing grown; 1: otherwise; 2: the call was wrong.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCorpus } from "../hostile/corpus.ts";
import { grown, GROWTH_BOUNDS, soak, type Measured } from "../hostile/soak.ts";
import { IsolationError } from "../sandbox/isolation.ts";

const CORPUS = fileURLToPath(new URL("../../hostile", import.meta.url));
const SUBMISSIONS = 3000;
const MEASURE_EACH = 300;
const FAILED = 1;
const WRONG_CALL = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { submissions, seed } = optionsOf(args);
    const start = performance.now();
    console.log(`${submissions} submissions, seed ${seed}`);
    const onMeasured = (measured: Measured) => console.log(line(measured));
    const report = await soak(readCorpus(CORPUS), { submissions, seed, measureEach: MEASURE_EACH, onMeasured });
    const problems = [...report.wrong, ...grown(report.measured, GROWTH_BOUNDS)];
    if (report.left.processes > 0 || report.left.groups > 0)
      problems.push(`left over: ${report.left.processes} processes, ${report.left.groups} memory groups`);
    const [first, last] = [report.measured[0]!, report.measured.at(-1)!];
    console.log(
      `${Math.round((performance.now() - start) / 1000)} s; from ${first.submissions} to ${last.submissions} submissions ` +
        `the parent's memory grew by ${mb(last.heldBytes - first.heldBytes)} MB held, ${mb(last.rssBytes - first.rssBytes)} MB resident`,
    );
    for (const problem of problems) console.log(`FAIL ${problem}`);
    return problems.length === 0 ? 0 : FAILED;
  } catch (error) {
    if (!(error instanceof IsolationError || error instanceof TypeError)) throw error;
    console.error(`soak [--submissions n] [--seed n]: ${error.message}`);
    return WRONG_CALL;
  }
}

function optionsOf(args: readonly string[]): { readonly submissions: number; readonly seed: number } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      submissions: { type: "string", default: String(SUBMISSIONS) },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const [submissions, seed] = [Number(values.submissions), Number(values.seed)];
  if (!(Number.isInteger(submissions) && submissions > 0))
    throw new TypeError(`submissions: a whole number, at least 1; got ${values.submissions}`);
  if (!Number.isInteger(seed)) throw new TypeError(`seed: a whole number; got ${values.seed}`);
  return { submissions, seed };
}

function line({ submissions, heldBytes, rssBytes, processes, files, groups }: Measured): string {
  return `${String(submissions).padStart(6)}  held ${mb(heldBytes)} MB  resident ${mb(rssBytes)} MB  ${processes} processes  ${files} open files  ${groups} memory groups`;
}

function mb(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
