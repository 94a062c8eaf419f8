/** @file An accepted answer to a kata that is measured: the verdict at once, then its efficiency in words, pictures and a table. */
import { readSolution } from "@kata/katas/sources";
import type { Page } from "playwright-core";
import { type App, startApp, verdictOf, writeCode } from "./harness.ts";

const SLUG = "generalized-advantage-estimation";
let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function submit(page: Page): Promise<void> {
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  await writeCode(page, readSolution(SLUG));
  await page.keyboard.press("ControlOrMeta+Enter");
}

test("the verdict is there while efficiency is measured, and the page that is opened meanwhile shows it, too", async () => {
  const page = await app.open(`/en/katas/${SLUG}`);
  await submit(page);
  const result = page.getByTestId("result");
  await result.locator('[data-phase="measuring"]').waitFor();
  expect(await result.getAttribute("data-status")).toBe("live");
  expect(await result.locator("[data-verdict]").getAttribute("data-verdict")).toBe("accepted");
  expect(await page.getByTestId("score").innerText()).toBe("70 points for correctness");
  expect(await page.getByTestId("efficiency").count()).toBe(0);
  expect(await result.getByRole("button", { name: "Cancel" }).count()).toBe(0);

  await page.reload();
  await verdictOf(page, "accepted");
  const parts = await page.getByTestId("score-parts").innerText();
  const [, points, score] = /^70 for correctness \+ ([\d.]+) for efficiency = (\d+)$/.exec(parts)!;
  expect(Number(score)).toBe(Math.round(70 + Number(points)));
  expect(await page.getByTestId("score").innerText()).toBe(`Score ${score} of 100`);
  await page.context().close();
});

test("bars, whiskers and growth have alternatives in words, and the figures are a table within the keyboard's reach", async () => {
  const page = await app.open(`/en/katas/${SLUG}`);
  await submit(page);
  await verdictOf(page, "accepted");
  const card = page.getByTestId("efficiency");
  const bars = card.getByRole("img", {
    name: /^Bars, time at T = [\d,]+: yours [\d.]+ (ms|µs) \(95 % interval .* to .*\), solution .*, and naive .*\.$/,
  });
  expect(await bars.locator("[data-bar]").count()).toBe(3);
  expect(await bars.locator("[data-whisker]").count()).toBe(1);
  const widthOf = async (who: string) => Number(await bars.locator(`[data-bar=${who}] rect`).getAttribute("width"));
  expect(await widthOf("naive")).toBeGreaterThan(await widthOf("candidate"));
  const growth = card.getByRole("img", {
    name: /^Lines, how time grows with T from .*yours as T to the power of [\d.]+/,
  });
  expect(await growth.locator("[data-line] circle").count()).toBeGreaterThanOrEqual(9);

  const summary = card.getByText("The figures");
  await summary.focus();
  await page.keyboard.press("Enter");
  const table = card.getByRole("table", { name: "time" });
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["T", "yours", "solution", "naive"]);
  expect(await table.getByRole("row").count()).toBeGreaterThanOrEqual(5);
  await page.context().close();
});

test("an attempt that was measured shows the same in Chinese, where it is opened later", async () => {
  const page = await app.open(`/zh/katas/${SLUG}?tab=attempts`);
  await page.getByRole("tabpanel").getByRole("button", { name: /通过/ }).first().click();
  const card = page.getByTestId("efficiency");
  await card.waitFor();
  expect(await card.innerText()).toMatch(/正确性 70 \+ 效率 [\d.]+ = \d+/);
  expect(await card.getByRole("img", { name: /^条形图，T = / }).count()).toBe(1);
  expect(await card.getByRole("img", { name: /^折线图，T 从/ }).count()).toBe(1);
  await page.context().close();
});

test("no page broke a rule of its content policy", () => {
  expect(app.foreign).toEqual([]);
  expect(app.faults).toEqual([]);
});
