/** @file Before and around a grading: no worker, a queue, a cancelled attempt, a reload and a lost connection in the middle. */
import type { Page } from "playwright-core";
import { type App, startApp, verdictOf, writeCode } from "./harness.ts";
import { RIGHT, SLOW_AT_THE_END } from "./softmax.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: false });
});
afterAll(() => app.close());

async function open(): Promise<Page> {
  const page = await app.open("/en/katas/stable-softmax");
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  return page;
}

const phase = (page: Page) => page.getByTestId("phase");

async function post(source: string, slug = "stable-softmax"): Promise<string> {
  const response = await fetch(`${app.base}/api/attempts`, {
    method: "POST",
    body: JSON.stringify({ slug, source, language: "ts", kind: "submit" }),
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { id: string }).id;
}

interface Sent {
  readonly id: number | undefined;
  readonly name: string;
  readonly at: number;
}

/** Reads the event stream until `enough`. */
async function listen(id: string, lastId: number, enough: (sent: Sent) => boolean): Promise<readonly Sent[]> {
  const stop = new AbortController();
  const response = await fetch(`${app.base}/api/attempts/${id}/events`, {
    signal: stop.signal,
    headers: lastId > 0 ? { "last-event-id": String(lastId) } : {},
  });
  const sent: Sent[] = [];
  let rest = "";
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const name = /^event: (.+)$/m.exec(block)?.[1];
      if (name === undefined) continue;
      const number = /^id: (\d+)$/m.exec(block)?.[1];
      sent.push({ id: number === undefined ? undefined : Number(number), name, at: Date.now() });
      if (enough(sent.at(-1)!)) {
        stop.abort();
        return sent;
      }
    }
  }
  return sent;
}

test("without a worker the page says so and how to start one, and the attempt is graded once it runs", async () => {
  const ahead = await post("export const rmsNorm = () => undefined;", "rms-norm");
  const page = await open();
  await writeCode(page, RIGHT);
  await page.keyboard.press("ControlOrMeta+Enter");
  await phase(page).filter({ hasText: "Waiting: 1 attempt before yours" }).waitFor();
  expect(await phase(page).innerText()).toMatch(/No worker is running[\s\S]*pnpm worker/);

  await page.reload();
  await phase(page).filter({ hasText: "No worker is running" }).waitFor();
  await fetch(`${app.base}/api/attempts/${ahead}`, { method: "DELETE" });
  await phase(page).filter({ hasText: "Waiting: you are next" }).waitFor();

  await app.startWorker();
  await verdictOf(page, "accepted");
  await page.context().close();
});

test("a running attempt can be cancelled", async () => {
  const page = await open();
  await writeCode(page, SLOW_AT_THE_END);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('[data-group="values"][data-state="passed"]').waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator('[data-testid="result"][data-status="cancelled"]').waitFor();
  await page.getByRole("tab", { name: "Attempts" }).click();
  await page
    .getByRole("button", { name: /Cancelled/ })
    .first()
    .waitFor();
  await page.context().close();
});

test("an attempt that is over cannot be cancelled", async () => {
  const id = await post(RIGHT);
  await listen(id, 0, ({ name }) => name === "end");
  const response = await fetch(`${app.base}/api/attempts/${id}`, { method: "DELETE" });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ error: { code: "attempt-over" } });
});

test("events arrive while the grading runs, and a reader that comes back misses none", async () => {
  const id = await post(SLOW_AT_THE_END);
  const before = await listen(id, 0, ({ id: number }) => number === 8);
  const after = await listen(id, 8, ({ name }) => name === "end");
  const numbers = [...before, ...after].flatMap(({ id: number }) => number ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(20);
  expect(after.at(-1)!.at - before.at(-1)!.at).toBeGreaterThan(800);
});

test("a page that loses the connection says so and catches up", async () => {
  const page = await open();
  await page.route("**/events*", (route) => route.abort());
  await writeCode(page, RIGHT);
  await page.keyboard.press("ControlOrMeta+Enter");
  await phase(page).filter({ hasText: "The connection is lost" }).waitFor();
  await page.unroute("**/events*");
  await verdictOf(page, "accepted");
  await page.context().close();
});
