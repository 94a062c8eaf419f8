/** @file The fixtures by the name that a file's header gives; a file that names none means `array`. */
import type { HostileFixture } from "./fixture.ts";
import { array } from "./fixtures/array.ts";
import { lookUps } from "./fixtures/async.ts";
import { weightedSum } from "./fixtures/callback.ts";
import { slidingWindow } from "./fixtures/class.ts";
import { ring } from "./fixtures/ranks.ts";
import { queue } from "./fixtures/sim.ts";
import { tensorRows } from "./fixtures/tensor.ts";

export const FIXTURES = {
  array,
  tensor: tensorRows,
  class: slidingWindow,
  callback: weightedSum,
  async: lookUps,
  ranks: ring,
  sim: queue,
} satisfies Readonly<Record<string, HostileFixture>>;

export type FixtureName = keyof typeof FIXTURES;

export function isFixtureName(name: string): name is FixtureName {
  return Object.hasOwn(FIXTURES, name);
}
