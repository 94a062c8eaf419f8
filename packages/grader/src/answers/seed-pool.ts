/**
 * @file The rotation of secret seeds: which answer set a grading gets, and when a seed has been used enough.
 *
 * A pool holds files `<id>.<times used>`. To use one is to rename it, so that processes that share a folder share the count.
 * Fresh seeds come first: while the reference keeps up, no two gradings see the same inputs. When it does not, a seed is used
 * again rather than let anyone wait, but MOST_USES times at most. A grading tells of each hidden case whether it passed and
 * where it threw; so few of them cannot spell out the inputs, and what they told is void once the seed is gone.
 */
import { randomUUID } from "node:crypto";
import { fromBytes, toBytes, type AnswerSet } from "./answer-set.ts";
import type { AnswerStore } from "./store.ts";

/** Gradings that may see the inputs of one seed. */
export const MOST_USES = 4;
/** Unused seeds that a kata in use should have ready. */
export const READY = 4;

interface Seed {
  readonly id: string;
  readonly uses: number;
}

const nameOf = ({ id, uses }: Seed) => `${id}.${uses}`;

async function seedsIn(store: AnswerStore, pool: string): Promise<Seed[]> {
  const matches = (await store.names(pool)).map((name) => /^([0-9a-f-]{36})\.(\d+)$/.exec(name));
  return matches.flatMap((match) => (match === null ? [] : [{ id: match[1]!, uses: Number(match[2]) }]));
}

export async function numUnused(store: AnswerStore, pool: string): Promise<number> {
  return (await seedsIn(store, pool)).filter(({ uses }) => uses === 0).length;
}

/** @param uses 1 for a seed that was computed because a grading waited for it */
export async function addSeed(store: AnswerStore, pool: string, set: AnswerSet, uses: number): Promise<void> {
  await store.write(pool, nameOf({ id: randomUUID(), uses }), toBytes(set));
}

export interface Taken {
  readonly set: AnswerSet;
  /** No unused one is left. */
  readonly wasLast: boolean;
}

/** One of those that were used least, by chance, marked as used once more. What is damaged or used up is removed. */
export async function takeSeed(store: AnswerStore, pool: string): Promise<Taken | undefined> {
  const seeds = (await seedsIn(store, pool)).map((seed) => ({ ...seed, chance: Math.random() }));
  for (const seed of seeds.sort((a, b) => a.uses - b.uses || a.chance - b.chance)) {
    const claimed = nameOf({ id: seed.id, uses: seed.uses + 1 });
    if (!(await store.rename(pool, nameOf(seed), claimed))) continue; // another process was faster
    const bytes = seed.uses < MOST_USES ? await store.read(pool, claimed) : undefined;
    const set = bytes === undefined ? undefined : fromBytes(bytes);
    if (set === undefined || seed.uses + 1 >= MOST_USES) await store.remove(pool, claimed);
    if (set !== undefined) return { set, wasLast: seeds.filter(({ uses }) => uses === 0).length <= 1 };
  }
  return undefined;
}
