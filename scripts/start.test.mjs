import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const SCRIPTS = import.meta.dirname;
const USAGE_ERROR = 2;

function run(script, env) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(SCRIPTS, script)],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: "C", ...env },
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

async function takePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)) };
}

test("a port in use is named, with the command that takes another, before anything is done", async () => {
  await using taken = await takePort();
  const { status, stdout, stderr } = run("start.mjs", { PORT: `${taken.port}` });
  expect(status).toBe(USAGE_ERROR);
  expect(stdout).toBe("");
  expect(stderr).toContain(`port ${taken.port} is in use`);
  expect(stderr).toMatch(/PORT=\d+ npm start/);
});

test("a Chinese locale is spoken to in Chinese", async () => {
  await using taken = await takePort();
  expect(run("start.mjs", { PORT: `${taken.port}`, LC_ALL: "zh_CN.UTF-8" }).stderr).toContain(
    `端口 ${taken.port} 已被占用`,
  );
});

test.each(["0", "65536", "3000x", "-1", "1.5"])("PORT=%s is refused", (port) => {
  const { status, stderr } = run("start.mjs", { PORT: port });
  expect(status).toBe(USAGE_ERROR);
  expect(stderr).toContain(`got "${port}"`);
});

test("a database that cannot be reached is explained in both languages, without its password", () => {
  // Nothing listens on port 1.
  const { status, stdout, stderr } = run("prepare-database.ts", {
    DATABASE_URL: "postgresql://kata:secret@127.0.0.1:1/kata",
  });
  expect(status).toBe(USAGE_ERROR);
  const { en, zh } = JSON.parse(stdout);
  expect(en).toContain("127.0.0.1:1");
  expect(zh).toContain("127.0.0.1:1");
  expect(stdout + stderr).not.toContain("secret");
});

test("a data folder that cannot be made is explained", () => {
  const { status, stdout } = run("prepare-database.ts", { KATA_DATA: "/dev/null/kata", DATABASE_URL: "" });
  expect(status).toBe(USAGE_ERROR);
  expect(JSON.parse(stdout).en).toContain("KATA_DATA");
});
