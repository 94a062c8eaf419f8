/** @file Rule 6: a seed gives one script; two seeds give other values. */
import type { Case, Outcomes, Script } from "@kata/grader/contract";
import { createRng, seedOf } from "@kata/grader/rng";
import { encode } from "@kata/grader/wire";

export function checkScripts(slug: string, cases: readonly Case[]): readonly string[] {
  return cases.flatMap(({ name, script, example, edge }) => {
    const play = (salt: string) => script(createRng(seedOf(slug, name, salt)));
    const [first, again, other] = [play("one"), play("one"), play("two")].map(bytesOf);
    const findings: string[] = [];
    if (first !== again) findings.push(`"${name}": one seed gives two scripts`);
    if (example === true && first !== other) findings.push(`"${name}": an example is the same for every seed`);
    if (example !== true && edge === undefined && first === other)
      findings.push(`"${name}": two seeds give one script`);
    return findings;
  });
}

/** A hidden case whose right answer can be learned from one grading can be answered by heart in the next. */
export function checkExpected(
  cases: readonly Case[],
  one: ReadonlyMap<string, Outcomes>,
  two: ReadonlyMap<string, Outcomes>,
): readonly string[] {
  return cases
    .filter(({ example, edge }) => example !== true && edge === undefined)
    .filter(({ name }) =>
      one
        .get(name)!
        .flat()
        .some((outcome) => outcome.kind === "value" && outcome.value !== undefined),
    )
    .filter(({ name }) => bytesOf(one.get(name)) === bytesOf(two.get(name)))
    .map(({ name }) => `"${name}": two seeds have one right answer`);
}

export function scriptOf(slug: string, { name, script }: Case, seed: string): Script {
  return script(createRng(seedOf(slug, name, seed)));
}

function bytesOf(value: unknown): string {
  const { json, body } = encode(value);
  return `${json}\n${Buffer.from(body).toString("base64")}`;
}
