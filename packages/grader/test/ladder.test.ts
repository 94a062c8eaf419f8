/** @file Coming down the isolation ladder, and what is said where a level that was demanded cannot be had. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { IsolationError } from "../src/sandbox/isolation.ts";
import { createPool, type Pool } from "../src/sandbox/pool.ts";

const HOSTILE = join(import.meta.dirname, "../src/commands/hostile.ts");
const environment = { ...process.env };
const pools: Pool[] = [];

afterEach(async () => {
  process.env = { ...environment };
  for (const pool of pools.splice(0)) await pool.close();
});

/** In a world without bubblewrap, prlimit, setpriv and unshare. */
function poolWithoutTools(demanded?: string): Pool {
  process.env["PATH"] = "";
  if (demanded === undefined) delete process.env["KATA_ISOLATION"];
  else process.env["KATA_ISOLATION"] = demanded;
  const pool = createPool(1, 0);
  pools.push(pool);
  return pool;
}

test("without the tools children are bare, and each level above says what it lacks", async () => {
  const { level, skipped } = await poolWithoutTools().isolation();
  expect(level).toBe(1);
  expect(skipped.map((each) => each.level)).toEqual([5, 4, 3, 2]);
  const lacking = (...tools: string[]) =>
    process.platform === "linux"
      ? `needs ${tools.join(" and ")}; not installed`
      : `needs Linux; this is ${process.platform}`;
  expect(skipped.map(({ reason }) => reason)).toEqual([
    lacking("bwrap", "prlimit"),
    lacking("bwrap", "prlimit"),
    lacking("setpriv", "unshare", "prlimit"),
    lacking("prlimit"),
  ]);
});

test.each(["5", "4", "3", "2"])(
  "level %s demanded and not to be had is an error, not a weaker level",
  async (demanded) => {
    const isolation = poolWithoutTools(demanded).isolation();
    await expect(isolation).rejects.toThrow(IsolationError);
    await expect(isolation).rejects.toThrow(
      new RegExp(`^KATA_ISOLATION=${demanded} cannot be had here\\. level ${demanded}: needs `),
    );
  },
);

test.each(["0", "6", "four", "4.0"])("%s is no level", async (demanded) => {
  await expect(poolWithoutTools(demanded).isolation()).rejects.toThrow("KATA_ISOLATION is a level from 1 to 5");
});

test("pnpm hostile ends with exit code 2 and the reason", () => {
  const env = { ...process.env, PATH: "", KATA_ISOLATION: "4" };
  const parameters = ["--disable-warning=ExperimentalWarning", HOSTILE, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { env, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^KATA_ISOLATION=4 cannot be had here\. level 4: needs /);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
