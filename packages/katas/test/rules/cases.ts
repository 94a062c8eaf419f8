/** @file Rule 6: a seed gives one script; two seeds give other values. */
import { isRanks, type Case, type Script } from "@kata/grader/contract";
import { createRng, seedOf } from "@kata/grader/rng";
import { encode } from "@kata/grader/wire";

export function checkScripts(slug: string, cases: readonly Case[]): readonly string[] {
  return cases.flatMap(({ name, script, example, edge }) => {
    const play = (salt: string) => script(createRng(seedOf(slug, name, salt)));
    const [first, again, other] = [play("one"), play("one"), play("two")].map(bytesOf);
    const findings: string[] = [];
    if (first !== again) findings.push(`"${name}": one seed gives two scripts`);
    if (example === true && first !== other) findings.push(`"${name}": an example is the same for every seed`);
    const isFixed = example === true || edge !== undefined || throwsOnly(play("one"));
    if (!isFixed && first === other) findings.push(`"${name}": two seeds give one script`);
    return findings;
  });
}

export function scriptOf(slug: string, { name, script }: Case, seed: string): Script {
  return script(createRng(seedOf(slug, name, seed)));
}

/** What is refused is refused for its shape: other values would be the same case. */
function throwsOnly(script: Script): boolean {
  const steps = isRanks(script) ? script.steps.flat() : script.steps;
  return steps.every((step) => "throws" in step || "new" in step || ("record" in step && step.record === false));
}

function bytesOf(value: unknown): string {
  const { json, body } = encode(value);
  return `${json}\n${Buffer.from(body).toString("base64")}`;
}
