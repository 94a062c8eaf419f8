/**
 * @file The whole system for a test: the built site, a worker, a database of its own in a temporary folder, and Chromium.
 *
 * Nothing is replaced. Whatever a page requests beyond its own host is noted, so that a test can insist on silence.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";

export interface App {
  readonly base: string;
  /** The data folder. */
  readonly data: string;
  /** Addresses that a page asked for outside `base`. */
  readonly foreign: readonly string[];
  /** What went wrong inside a page: uncaught errors and refusals of the content policy. */
  readonly faults: readonly string[];
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

const WEB = path.join(import.meta.dirname, "..");
const ROOT = path.join(WEB, "../..");
const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const READY_MS = 90_000;
const VERDICT_MS = 60_000;
const POLL_MS = 100;
const STOP_MS = 8_000;

export async function startApp({ worker = true } = {}): Promise<App> {
  if (!existsSync(path.join(WEB, ".next/BUILD_ID"))) {
    throw new Error("startApp: a built site; got none. Run `pnpm build` first");
  }
  const data = await mkdtemp(path.join(tmpdir(), "kata-e2e-"));
  // The database server may run as another user, who has to pass through.
  await chmod(data, 0o755);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = { ...process.env, KATA_DATA: data, DATABASE_URL: "", PORT: String(port), NODE_OPTIONS: "", TZ: "UTC" };
  const start = (args: readonly string[], cwd: string) =>
    spawn(process.execPath, [...NODE_FLAGS, ...args], { cwd, env, stdio: ["ignore", "inherit", "inherit"] });

  await runToEnd(start(["scripts/prepare-database.ts"], ROOT));
  const web = start(["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)], WEB);
  const foreign: string[] = [];
  const faults: string[] = [];
  let browser: Browser | undefined;
  let workerProcess: ChildProcess | undefined;

  const app: App = {
    base,
    data,
    foreign,
    faults,
    async open(address, options = {}) {
      browser ??= await launch();
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
      const page = await context.newPage();
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(`${base}/`) && !/^(data|blob):/.test(url)) foreign.push(url);
      });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (/content security policy/i.test(message.text())) faults.push(message.text());
      });
      await page.goto(base + address);
      return page;
    },
    async startWorker() {
      workerProcess = start(["apps/worker/src/main.ts"], ROOT);
      await until("a living worker", async () => (await health(base))?.worker === true);
    },
    async stopWorker() {
      await stop(workerProcess);
      workerProcess = undefined;
      await until("no living worker", async () => (await health(base))?.worker === false);
    },
    stopDatabase: () => runToEnd(start(["packages/db/src/commands/stop.ts"], ROOT)),
    startDatabase: () => runToEnd(start(["scripts/prepare-database.ts"], ROOT)),
    async close() {
      await browser?.close();
      await stop(workerProcess);
      await stop(web);
      await app.stopDatabase();
      await rm(data, { recursive: true, force: true });
    },
  };
  await until("a site that answers", async () => (await health(base)) !== undefined);
  if (worker) await app.startWorker();
  return app;
}

/** Replaces what stands in the editor, as a person would: select all, paste. */
export async function writeCode(page: Page, source: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.getByTestId("editor").getByRole("textbox").first().focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
}

/** Waits for the verdict that follows what was just sent. */
export async function verdictOf(page: Page, code: string): Promise<void> {
  await page
    .locator(`[data-testid="result"][data-status="done"] [data-verdict="${code}"]`)
    .waitFor({ timeout: VERDICT_MS });
}

/** What the editor shows, line by line as far as it is in view. */
export async function readCode(page: Page): Promise<string> {
  const text = await page.getByTestId("editor").locator(".view-lines").innerText();
  return text.replaceAll("\u00a0", " ");
}

export async function until(what: string, holds: () => Promise<boolean>, withinMs = READY_MS): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`until: ${what} within ${withinMs / 1000} s; got none`);
    await sleep(POLL_MS);
  }
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: CHROMIUM_FLAGS });
}

async function health(base: string): Promise<{ readonly database: boolean; readonly worker: boolean } | undefined> {
  const response = await fetch(`${base}/api/health`).catch(() => undefined);
  return response?.ok ? ((await response.json()) as { database: boolean; worker: boolean }) : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  // A web with an open stream of events would wait for it.
  const forced = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(forced);
}

async function runToEnd(child: ChildProcess): Promise<void> {
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`runToEnd: exit code 0; got ${code} from ${child.spawnargs.join(" ")}`);
}
