/** @file Code goes in, a verdict comes out: accepted, wrong, broken, talkative. */
import { catalogue } from "@kata/katas/public/catalogue";
import type { Page } from "playwright-core";
import { type App, readCode, startApp, verdictOf, writeCode } from "./harness.ts";
import { BROKEN, RIGHT, SLOW_AT_THE_END, TALKATIVE, WITHOUT_SHIFT } from "./softmax.ts";

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  page = await app.open("/en/katas/stable-softmax");
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
});
afterEach(() => page.context().close());

const result = () => page.getByTestId("result");

test("a wrong answer is diagnosed, and nothing of a hidden case is shown", async () => {
  await writeCode(page, WITHOUT_SHIFT);
  await page.keyboard.press("ControlOrMeta+Enter");
  await verdictOf(page, "wrong-answer");
  expect(await page.getByTestId("diagnosis").innerText()).toContain("You take exp of the raw logits");
  expect(await result().locator('[data-group="stability"]').getAttribute("data-state")).toBe("failed");
  expect(await result().locator('[data-group="values"]').getAttribute("data-state")).toBe("passed");
  await result().getByText("Show all").click();
  const hidden = result().getByRole("row").filter({ hasText: "logits of ten thousand" });
  expect(await hidden.innerText()).not.toMatch(/\d{4}|NaN/);
  const score = Number(/\d+/.exec(await page.getByTestId("score").innerText())?.[0]);
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThan(100);
});

test("a run shows inputs, both values and what the code printed", async () => {
  await writeCode(page, TALKATIVE);
  await page.keyboard.press("ControlOrMeta+'");
  await verdictOf(page, "accepted");
  expect(await result().getByText("All examples pass", { exact: true }).isVisible()).toBe(true);
  expect(await page.getByTestId("console").innerText()).toContain("rank is 2");
  expect(await result().innerText()).toContain("0.665241");
  expect(await page.getByTestId("score").count()).toBe(0);
});

test("a syntax error leads to its line and column", async () => {
  await writeCode(page, BROKEN);
  await page.keyboard.press("ControlOrMeta+Enter");
  await verdictOf(page, "compile-error");
  const jump = page.getByTestId("jump").first();
  expect(await jump.innerText()).toMatch(/line 4, column \d+/);
  await jump.click();
  await page.waitForFunction(() => document.activeElement?.closest(".monaco-editor") != null);
  await page.keyboard.insertText("HERE");
  expect(await readCode(page)).toMatch(/^ {2}return tf\.exp\(xHERE;/m);
});

test("an accepted answer opens the solution and stands on the dashboard", async () => {
  await page.getByRole("tab", { name: "Solution" }).click();
  const closed = page.getByText("The solution opens once your code is accepted");
  // The panel follows the click.
  await closed.waitFor();
  expect(await closed.isVisible()).toBe(true);
  await writeCode(page, RIGHT);
  await page.keyboard.press("ControlOrMeta+Enter");
  await verdictOf(page, "accepted");
  const [, score] = /^Score (\d+) of 100$/.exec(await page.getByTestId("score").innerText())!;
  expect(Number(score)).toBeGreaterThan(70);
  expect(await result().innerText()).toMatch(/isolation level \d of 5/);
  await page.getByRole("heading", { name: "Walkthrough" }).waitFor();
  expect(await page.getByRole("tabpanel").innerText()).toContain("neither overflow nor 0 / 0");

  await page.getByRole("link", { name: "Dashboard" }).click();
  await page.getByRole("heading", { name: "Best scores" }).waitFor();
  const dashboard = await page.getByRole("main").innerText();
  expect(dashboard).toMatch(new RegExp(`Katas accepted\\s+1 / ${catalogue.length}\\b`));
  expect(dashboard).toContain("Wrong answer");
  const best = page.getByRole("region", { name: "Best scores" });
  expect(await best.innerText()).toMatch(new RegExp(`Numerically stable softmax[\\s\\S]*\\b${score}\\b`));
  const track = page.getByRole("region", { name: "Accepted by track" });
  const own = catalogue.find(({ slug }) => slug === "stable-softmax")!.track;
  const inTrack = catalogue.filter((kata) => kata.track === own).length;
  expect(await track.innerText()).toMatch(new RegExp(`Foundations\\s+1 / ${inTrack}\\b`));

  await page.getByRole("link", { name: "Katas" }).click();
  await page.waitForURL(`${app.base}/en`);
  const row = page.getByRole("listitem").getByRole("link", { name: /Numerically stable softmax/ });
  await row.filter({ hasText: `Best ${score}` }).waitFor();
  expect(await row.innerText()).toMatch(/^Accepted/);
});

test("groups are shown as they finish, long before the verdict", async () => {
  await writeCode(page, SLOW_AT_THE_END);
  await page.keyboard.press("ControlOrMeta+Enter");
  await result().locator('[data-group="values"][data-state="passed"]').waitFor();
  const firstGroupAt = Date.now();
  expect(await result().getAttribute("data-status")).toBe("live");
  expect(await result().locator('[data-group="memory"]').getAttribute("data-state")).toBe("pending");
  await verdictOf(page, "accepted");
  expect(Date.now() - firstGroupAt).toBeGreaterThan(800);
});

test("the pages asked nothing of any other host, and broke no rule of their content policy", () => {
  expect(app.foreign).toEqual([]);
  expect(app.faults).toEqual([]);
});
