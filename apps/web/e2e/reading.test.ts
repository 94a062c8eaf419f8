/** @file Finding a kata and reading it: search, filters, both languages, the keyboard alone, small screens. */
import type { Page } from "playwright-core";
import { type App, readCode, startApp, verdictOf, until } from "./harness.ts";

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const titles = (page: Page) => page.getByRole("main").getByRole("listitem").getByRole("link").allInnerTexts();

test("search finds by English and Chinese title, alias and slug, and stays in the address", async () => {
  const page = await app.open("/en");
  const search = page.getByRole("searchbox");
  for (const word of ["sdpa", "缩放点积", "scaled-dot-product-attention", "Dot-Product"]) {
    await search.fill(word);
    expect(await titles(page)).toEqual([expect.stringContaining("Scaled dot-product attention")]);
  }
  await page.reload();
  expect(await titles(page)).toHaveLength(1);
  await search.fill("no such thing");
  await page.getByText("No kata matches").waitFor();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  expect((await titles(page)).length).toBeGreaterThan(10);
  expect(page.url()).toBe(`${app.base}/en`);
  await page.context().close();
});

test("filters narrow the catalogue, and the other language keeps them", async () => {
  const page = await app.open("/en?track=inference");
  const inEnglish = await titles(page);
  expect(inEnglish.length).toBeGreaterThan(0);
  await page.getByLabel("Difficulty").selectOption("medium");
  // The link leads to the address that is shown.
  await page.waitForURL(`${app.base}/en?track=inference&difficulty=medium`);
  expect((await titles(page)).length).toBeLessThanOrEqual(inEnglish.length);
  await page.getByRole("link", { name: "切换到中文" }).click();
  await page.waitForURL(`${app.base}/zh?track=inference&difficulty=medium`);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("大模型面试手撕题");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
  await page.context().close();
});

test("a kata is read, hinted at and judged in Chinese", async () => {
  const page = await app.open("/zh/katas/stable-softmax");
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  expect(await page.getByRole("tabpanel").innerText()).toMatch(/形状[\s\S]*示例/);
  expect(await page.locator(".katex").count()).toBeGreaterThan(3);
  await page.getByRole("tab", { name: /提示/ }).click();
  await page.getByRole("button", { name: "看第 1 条提示" }).click();
  expect(await page.getByRole("tabpanel").getByRole("listitem").count()).toBe(1);
  await page.getByRole("button", { name: "提交" }).click();
  await verdictOf(page, "runtime-error");
  expect(await page.getByTestId("verdict").innerText()).toMatch(/运行出错[\s\S]*第 12 行/);
  await page.context().close();
});

test("giving up shows the solution and is remembered", async () => {
  const page = await app.open("/en/katas/rms-norm?tab=solution");
  await page.getByRole("button", { name: "Give up and show it" }).click();
  await page.getByRole("button", { name: "Show the solution" }).click();
  await page.getByRole("heading", { name: "Model solution" }).waitFor();
  await page.context().close();
  const again = await app.open("/en/katas/rms-norm?tab=solution");
  await again.getByRole("heading", { name: "Follow-up questions" }).waitFor();
  await again.context().close();
});

test("the keyboard alone is enough: search, open, write, run, read the result", async () => {
  const page = await app.open("/en");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("softmax stable");
  await page.waitForURL(/q=softmax/);
  await tabTo(page, /Numerically stable softmax/);
  await page.keyboard.press("Enter");
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  await tabTo(page, /^Submit$/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("export const softmax = 1;");
  await until("the typed code", async () => (await readCode(page)).includes("export const softmax = 1;"));
  await page.keyboard.press("Escape");
  expect(await focusedText(page)).toBe("Run");
  await page.keyboard.press("Enter");
  await page.locator('[data-testid="result"][data-status="done"]').waitFor();
  await page.context().close();
});

test("the editor knows tf: a wrong name is underlined, and completions are offered", async () => {
  const page = await app.open("/en/katas/stable-softmax");
  await page.getByTestId("editor").getByRole("textbox").first().focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type('import * as tf from "@tensorflow/tfjs";\ntf.nothing;\nexport const a = tf.matM');
  await page.locator(".suggest-widget").getByText("matMul").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".squiggly-error").first().waitFor();
  expect(await readCode(page)).toContain("tf.matMul");
  await page.context().close();
});

test.each([
  ["/en", 390],
  ["/zh/katas/stable-softmax", 390],
  ["/en/dashboard", 390],
  ["/en/katas/stable-softmax", 820],
])("%s fits a screen of %d pixels", async (address, width) => {
  const page = await app.open(address, { viewport: { width, height: 844 } });
  await page.getByRole("main").waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.context().close();
});

test("the theme follows the system and can be changed", async () => {
  const page = await app.open("/en", { colorScheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole("button", { name: "Light or dark" }).click();
  expect(await background()).not.toBe(dark);
  const light = await background();
  await page.reload();
  expect(await background()).toBe(light);
  await page.context().close();
});

const focusedText = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.trim() ?? "");

/** Presses Tab until something with this text has the focus, which must be visible. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (!text.test(await focusedText(page))) continue;
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).not.toBe("none");
    return;
  }
  throw new Error(`tabTo: something with the text ${text} within 60 presses; got none`);
}
