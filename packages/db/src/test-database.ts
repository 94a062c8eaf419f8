/** @file For tests: a real Postgres of their own in a temporary folder, and fresh databases on it. */
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Efficiency, Machine, Verdict } from "@kata/grader/verdict";
import pg from "pg";
import { ensureEmbedded, stopEmbedded } from "./embedded.ts";

export interface TestDatabase {
  /** What `KATA_DATA` would name. */
  readonly data: string;
  /** A migrated database is one `openDatabase(url)` away. */
  readonly url: string;
  /** Address of another database on the same server, empty. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

export async function startTestDatabase(): Promise<TestDatabase> {
  const data = await temporaryFolder();
  const url = await ensureEmbedded(data);
  return {
    data,
    url,
    async create() {
      const name = `test_${randomUUID().replaceAll("-", "")}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
      await client.end();
      return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
    },
    async stop() {
      await stopEmbedded(data);
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A folder that the user of the database can enter too. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kata-test-"));
  await chmod(folder, 0o755);
  return folder;
}

/** A verdict with two cases, as a grader would give it. */
export function exampleVerdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    slug: "rms-norm",
    verdict: "accepted",
    score: 100,
    scoreVersion: 1,
    message: { en: "All cases passed.", zh: "全部通过。" },
    next: { en: "Try the next kata.", zh: "可以做下一题了。" },
    cases: [
      { name: "two rows", group: "values", visibility: "example", status: "passed" },
      { name: "one row of zeros", group: "edges", visibility: "hidden", status: "passed" },
    ],
    backend: { rung: "wasm", gpu: false, version: "4.22.0" },
    isolation: 3,
    contentHash: "c0ffee",
    durationMs: 412.5,
    examplesOnly: false,
    ...changes,
  };
}

export const exampleMachine: Machine = { processor: "Example 9000", cores: 8, node: "v24.21.0", isolation: 4 };

/** A time of `ratio` times the solution's, known within 2 %. */
export function exampleEfficiency(ratio: number, changes: Partial<Efficiency> = {}): Efficiency {
  return {
    kind: "cpuTime",
    over: "T",
    sizes: [
      { size: 64, candidate: 0.25 * ratio, solution: 0.25, naive: 4 },
      { size: 128, candidate: 0.5 * ratio, solution: 0.5, naive: 16 },
    ],
    ratio,
    interval: [0.99 * ratio, 1.01 * ratio],
    growth: { candidate: 1.02, solution: 1, naive: 2 },
    samples: 40,
    points: 24,
    says: { en: "The time of the solution.", zh: "用时与参考解持平。" },
    ...changes,
  };
}

/** An accepted verdict of a kata that measures. */
export function measuredVerdict(efficiency: readonly Efficiency[], changes: Partial<Verdict> = {}): Verdict {
  return exampleVerdict({ score: 94, isolation: 4, efficiency, machine: exampleMachine, ...changes });
}
