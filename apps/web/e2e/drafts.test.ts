/** @file Code is never lost: not by a reload, another browser, a reset, nor while the server is away. */
import type { Page } from "playwright-core";
import { type App, readCode, startApp, until, verdictOf, writeCode } from "./harness.ts";
import { RIGHT, WITHOUT_SHIFT } from "./softmax.ts";

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function open(address = "/en/katas/stable-softmax"): Promise<Page> {
  const page = await app.open(address);
  await page.getByTestId("editor").locator(".view-line").first().waitFor();
  return page;
}

const shows = (page: Page, text: string) =>
  until(`"${text}" in the editor`, async () => (await readCode(page)).includes(text), 15_000);
const saved = (page: Page) => page.locator('[data-save-state="saved"]').waitFor();

test("a reload right after typing keeps every character", async () => {
  const page = await open();
  await writeCode(page, "// one");
  await page.keyboard.type(" two three");
  await page.reload();
  await shows(page, "// one two three");
  await page.context().close();
});

test("another browser finds the code that the server has", async () => {
  const first = await open();
  await writeCode(first, "// from the first browser");
  await saved(first);
  await first.context().close();
  const second = await open();
  await shows(second, "// from the first browser");
  await second.context().close();
});

test("code that was written without a server is sent when it is back", async () => {
  const page = await open();
  await page.context().setOffline(true);
  await writeCode(page, "// written offline");
  await page.locator('[data-save-state="browser"]').waitFor();
  await page.context().setOffline(false);
  await saved(page);
  await page.context().close();
  const other = await open();
  await shows(other, "// written offline");
  await other.context().close();
});

test("the newer of two states is gone on with, and the other is in the history", async () => {
  const page = await open();
  await writeCode(page, "// in this browser");
  await saved(page);
  const later = new Date(Date.now() + 1000).toISOString();
  await page.request.put(`${app.base}/api/drafts/stable-softmax`, {
    data: { source: "// newer, on the server", language: "ts", updatedAt: later },
  });
  await page.waitForTimeout(1200);
  await page.reload();
  await shows(page, "// newer, on the server");
  await page.getByRole("button", { name: "Earlier states of the code" }).click();
  await page.getByRole("menuitem").first().click();
  await shows(page, "// in this browser");
  await page.context().close();
});

test("starting over keeps a copy that can be brought back", async () => {
  const page = await open();
  await writeCode(page, "// precious");
  await page.getByRole("button", { name: "Start over from the stub" }).click();
  await page.getByRole("button", { name: "Start over", exact: true }).click();
  await shows(page, "TODO: implement softmax");
  await page.getByRole("button", { name: "Earlier states of the code" }).click();
  await page.getByRole("menuitem").first().click();
  await shows(page, "// precious");
  await page.context().close();
});

test("TypeScript and JavaScript are kept apart", async () => {
  const page = await open("/en/katas/rms-norm");
  await writeCode(page, "// typed");
  await page.getByRole("radio", { name: "JavaScript" }).click();
  await shows(page, "export function");
  expect(await readCode(page)).not.toContain("tf.Tensor");
  await writeCode(page, "// untyped");
  await page.getByRole("radio", { name: "TypeScript" }).click();
  await shows(page, "// typed");
  await page.getByRole("radio", { name: "JavaScript" }).click();
  await shows(page, "// untyped");
  await page.reload();
  await shows(page, "// untyped");
  await page.context().close();
});

test("a past attempt is opened with its verdict and restored into the editor", async () => {
  const page = await open();
  await writeCode(page, WITHOUT_SHIFT);
  await page.keyboard.press("ControlOrMeta+Enter");
  await verdictOf(page, "wrong-answer");
  await writeCode(page, "// something else");
  await page.getByRole("tab", { name: "Attempts" }).click();
  await page
    .getByRole("button", { name: /Wrong answer/ })
    .first()
    .click();
  await page.getByTestId("attempt-source").waitFor();
  expect(await page.getByTestId("attempt-source").innerText()).toBe(WITHOUT_SHIFT);
  expect(await page.getByRole("article").innerText()).toContain("You take exp of the raw logits");
  await page.getByRole("button", { name: "Restore into the editor" }).click();
  await shows(page, "const exponent = logits;");
  await page.getByRole("button", { name: "Earlier states of the code" }).click();
  await page.getByRole("menuitem").first().click();
  await shows(page, "// something else");
  await page.context().close();
});

test("an answer in JavaScript is graded as such", async () => {
  const page = await open();
  await page.getByRole("radio", { name: "JavaScript" }).click();
  await writeCode(
    page,
    RIGHT.replace("x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor", "x, opts = {})"),
  );
  await page.keyboard.press("ControlOrMeta+Enter");
  await verdictOf(page, "accepted");
  await page.context().close();
});
