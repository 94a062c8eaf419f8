/** @file What the server answers to requests that no page of ours would send. */
import { request as httpRequest } from "node:http";
import { catalogue } from "@kata/katas/public/catalogue";
import { type App, startApp, until } from "./harness.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: false });
});
afterAll(() => app.close());

interface Refusal {
  readonly error: { readonly code: string; readonly message: { readonly en: string; readonly zh: string } };
}

async function submit(body: string, headers: Record<string, string> = {}): Promise<[number, string]> {
  const response = await fetch(`${app.base}/api/attempts`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  const answer = (await response.json()) as Refusal;
  expect(answer.error.message.en.length).toBeGreaterThan(20);
  expect(answer.error.message.zh).toMatch(/\p{Script=Han}/u);
  return [response.status, answer.error.code];
}

const attempt = (change: object) =>
  JSON.stringify({ slug: "stable-softmax", source: "export {}", language: "ts", kind: "submit", ...change });

/** `fetch` does not let a caller choose the Host. */
function statusFor(host: string, address = "/en"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(app.base);
    httpRequest({ host: "127.0.0.1", port, path: address, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  ["an unknown slug", attempt({ slug: "no-such-kata" }), 404, "unknown-kata"],
  ["an empty source", attempt({ source: "" }), 400, "source-empty"],
  ["a source of blanks", attempt({ source: " \n\t" }), 400, "source-empty"],
  ["300 kB", attempt({ source: "x".repeat(300_000) }), 413, "source-too-large"],
  ["256 kB of three-byte characters", attempt({ source: "手".repeat(100_000) }), 413, "source-too-large"],
  ["3 MB", attempt({ source: "x".repeat(3_000_000) }), 413, "body-too-large"],
  ["a NUL character", attempt({ source: "a\0b" }), 400, "source-not-text"],
  ["half a surrogate pair", attempt({ source: "a\ud800b" }), 400, "source-not-text"],
  ["a body that is not JSON", "{", 400, "bad-json"],
  ["a language that is none", attempt({ language: "py" }), 400, "bad-request"],
  ["a source that is no text", attempt({ source: 1 }), 400, "bad-request"],
])("%s is refused with a typed body", async (_, body, status, code) => {
  expect(await submit(body)).toEqual([status, code]);
});

test("a broken field is named", async () => {
  const response = await fetch(`${app.base}/api/attempts`, { method: "POST", body: attempt({ kind: "cheat" }) });
  expect(await response.json()).toMatchObject({ error: { fields: [{ path: "kind" }] } });
});

test("what was refused was not stored", async () => {
  const stored = (await (await fetch(`${app.base}/api/export`)).json()) as { readonly attempts: readonly unknown[] };
  expect(stored.attempts).toEqual([]);
});

test.each(["/api/attempts/nothing", "/api/attempts/01a1fa74-d709-74f2-b9f1-a3cc738e713f", "/api/attempts/x/events"])(
  "%s is 404, typed",
  async (address) => {
    const response = await fetch(app.base + address);
    expect([response.status, ((await response.json()) as Refusal).error.code]).toEqual([404, "unknown-attempt"]);
  },
);

test("an address that is no route is 404, typed", async () => {
  const response = await fetch(`${app.base}/api/nothing/here`);
  expect([response.status, ((await response.json()) as Refusal).error.code]).toEqual([404, "unknown-route"]);
});

test("every kata's page stands in both languages, each formula understood", async () => {
  for (const { slug, title } of catalogue) {
    for (const locale of ["en", "zh"] as const) {
      const response = await fetch(`${app.base}/${locale}/katas/${slug}`);
      const page = await response.text();
      expect([slug, response.status, page.includes("katex-error")]).toEqual([slug, 200, false]);
      expect(page).toContain(`<title>${title[locale]}`);
    }
  }
});

test("a write from a page elsewhere is refused", async () => {
  expect(await submit(attempt({}), { origin: "https://evil.example" })).toEqual([403, "foreign-origin"]);
  expect(await submit(attempt({}), { origin: "null" })).toEqual([403, "foreign-origin"]);
});

test("foreign host names are not answered", async () => {
  expect(await statusFor("evil.example")).toBe(421);
  expect(await statusFor("evil.example", "/api/export")).toBe(421);
  expect(await statusFor("evil.example", "/icon.svg")).toBe(421);
  expect(await statusFor("evil.example", "/_next/static/chunks/any.js")).toBe(421);
  expect(await statusFor(`127.0.0.1.evil.example:${new URL(app.base).port}`)).toBe(421);
  expect(await statusFor(`localhost:${new URL(app.base).port}`)).toBe(200);
});

test("the reader's language decides where the start page leads", async () => {
  const to = async (language: string) => {
    const response = await fetch(app.base, { redirect: "manual", headers: { "accept-language": language } });
    return response.headers.get("location");
  };
  expect(await to("zh-CN,zh;q=0.9,en;q=0.5")).toBe("/zh");
  expect(await to("en-US")).toBe("/en");
  expect(await to("fr")).toBe("/en");
});

test("an unknown kata and an unknown page are 404, and say so in the reader's language", async () => {
  for (const address of ["/zh/katas/no-such-kata", "/zh/nothing/here"]) {
    const response = await fetch(app.base + address);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("没有这个页面");
  }
});

test("the solution does not leave the server before it may", async () => {
  const page = await (await fetch(`${app.base}/en/katas/stable-softmax`)).text();
  expect(page).toContain("Numerically stable softmax");
  expect(page).not.toContain("neither overflow nor 0 / 0");
  const hidden = "logits of ten thousand";
  expect(page).not.toContain(hidden);
});

test("without a database every answer is 503, and the site comes back with it", async () => {
  await app.stopDatabase();
  const health = await fetch(`${app.base}/api/health`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ status: "down", database: false, worker: false, isolation: null });
  const page = await fetch(`${app.base}/zh/dashboard`);
  expect(page.status).toBe(503);
  expect(await page.text()).toContain("数据库没有响应");
  expect(await submit(attempt({}))).toEqual([503, "database-unreachable"]);

  await app.startDatabase();
  await until("a site with its database", async () => (await fetch(`${app.base}/en/dashboard`)).status === 200);
});
