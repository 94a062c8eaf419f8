/** @file Pictures of ranks and schedules: arrows of messages, cells of a pipeline, each with its words and its table. */
import { readSolution } from "@kata/katas/sources";
import type { BrowserContextOptions, Page } from "playwright-core";
import { type App, startApp, verdictOf, writeCode } from "./harness.ts";

const RING = "ring-all-reduce";
const SCHEDULE = "one-f-one-b-schedule";
/** All forwards first: GPipe's order, which holds every micro-batch on every rank. */
const GPIPE = readSolution(SCHEDULE).replace(
  "const warmUp = Math.min(P - 1 - rank, M);",
  "const warmUp = rank < P ? M : 0;",
);

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function graded(
  address: string,
  source: string,
  keys: string,
  verdict: string,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await app.open(address, options);
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  await writeCode(page, source);
  await page.keyboard.press(keys);
  await verdictOf(page, verdict);
  return page;
}

test("an accepted collective shows the messages of the example with most of them, in arrows, in words and in a table", async () => {
  const page = await graded(`/en/katas/${RING}`, readSolution(RING), "ControlOrMeta+Enter", "accepted");
  const card = page.getByRole("region", { name: "Timeline of the example “three ranks, three numbers”" });
  const picture = card.getByRole("img", {
    name: "Messages between 3 ranks over time: 12 messages, 48 B, 4 steps one after the other; 4.02 ms of virtual time.",
  });
  expect(await picture.locator("[data-message]").count()).toBe(12);
  expect(await picture.locator('[data-message="2-0"] title').first().textContent()).toBe("rank 2 to rank 0, 4 B");
  const summary = card.getByText("All messages as a table");
  await summary.focus();
  await page.keyboard.press("Enter");
  const table = card.getByRole("table");
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([
    "start",
    "end",
    "from rank",
    "to rank",
    "bytes",
  ]);
  expect(await table.getByRole("row").nth(1).getByRole("cell").allInnerTexts()).toEqual(["0 s", "1 ms", "0", "1", "4"]);
  expect(await table.getByRole("row").count()).toBe(13);
  await page.context().close();
});

test("a wrong schedule is drawn above the expected one where the failure is explained, and nowhere else", async () => {
  const page = await graded(`/en/katas/${SCHEDULE}`, GPIPE, "ControlOrMeta+Enter", "wrong-answer");
  expect(await page.getByTestId("timeline-card").count()).toBe(0);
  const [own, expected] = await page.getByTestId("timeline").getByRole("img").all();
  expect(await own!.getAttribute("aria-label")).toContain("at most 3, 3 micro-batches in flight");
  expect(await expected!.getAttribute("aria-label")).toBe(
    "Pipeline chart of 2 ranks: makespan 12; bubbles 25 %; at most 2, 1 micro-batches in flight, rank by rank.",
  );
  // Rank 0, then rank 1, each by time: forwards and backwards are drawn in different ways.
  const opsOf = (chart: typeof own) =>
    chart!.locator("[data-op]").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-op")).join(" "));
  expect(await opsOf(own)).toBe("F0 F1 F2 B0 B1 B2 F0 F1 F2 B0 B1 B2");
  expect(await opsOf(expected)).toBe("F0 F1 B0 F2 B1 B2 F0 B0 F1 B1 F2 B2");
  const fillOf = (op: string) => own!.locator(`[data-op=${op}] rect`).nth(1).getAttribute("fill");
  expect(await fillOf("F0")).not.toBe(await fillOf("B0"));
  await page.context().close();
});

test("a run shows the picture with each example, and on a small screen the page does not grow with it", async () => {
  const phone = { viewport: { width: 390, height: 844 } };
  const page = await graded(`/zh/katas/${SCHEDULE}`, readSolution(SCHEDULE), "ControlOrMeta+'", "accepted", phone);
  const charts = page.getByTestId("timeline").getByRole("img");
  expect(await charts.count()).toBe(1);
  expect(await charts.getAttribute("aria-label")).toBe(
    "2 个 rank 的流水线图：总时长 12；Bubble 占 25%；各 rank 在途微批次最多为 2、1 个。",
  );
  await page.getByText("用表格列出所有操作").click();
  expect(await page.getByTestId("timeline").getByRole("row").count()).toBe(13);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.context().close();
});

test("no page broke a rule of its content policy", () => {
  expect(app.foreign).toEqual([]);
  expect(app.faults).toEqual([]);
});
