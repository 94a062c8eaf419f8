import { isOwnHost, isOwnOrigin, isWriting } from "./request-rules.ts";

test.each(["localhost", "localhost:3000", "127.0.0.1:41234", "[::1]", "[::1]:3000", "LOCALHOST:3000"])(
  "%s is ours",
  (host) => {
    expect(isOwnHost(host, "")).toBe(true);
  },
);

test.each([null, "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:3000", "kata.lan"])(
  "%s is not ours",
  (host) => {
    expect(isOwnHost(host, "")).toBe(false);
  },
);

test("KATA_HOSTS adds names", () => {
  expect(isOwnHost("kata.lan:3000", "kata.lan, other.lan")).toBe(true);
  expect(isOwnHost("", "kata.lan,")).toBe(false);
});

test.each([
  [{ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" }, true],
  [{ host: "127.0.0.1:3000" }, true],
  [{ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3001" }, false],
  [{ host: "127.0.0.1:3000", origin: "https://evil.example" }, false],
  [{ host: "127.0.0.1:3000", origin: "null" }, false],
  [{ host: "127.0.0.1:3000", "sec-fetch-site": "cross-site" }, false],
])("a write with %j is let through: %s", (headers, isThrough) => {
  expect(isOwnOrigin(new Headers(headers as Record<string, string>))).toBe(isThrough);
});

test("only reading methods may come from anywhere", () => {
  expect(["GET", "HEAD", "OPTIONS"].some(isWriting)).toBe(false);
  expect(["POST", "PUT", "PATCH", "DELETE"].every(isWriting)).toBe(true);
});
