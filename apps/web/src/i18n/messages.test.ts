import { messagesOf } from "./messages.ts";

/** `["a.b", text]` for every message. */
function flatten(messages: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, value]: [string, string | object]) =>
    typeof value === "string" ? [[path + key, value] as const] : flatten(value, `${path}${key}.`),
  );
}

/** The values that a message is filled with, sorted. */
function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name!))].sort();
}

test("both languages are filled with the same values", () => {
  const en = new Map(flatten(messagesOf("en")));
  const zh = flatten(messagesOf("zh"));
  expect(en.size).toBe(zh.length);
  for (const [key, text] of zh) expect([key, placeholders(text)]).toEqual([key, placeholders(en.get(key)!)]);
});

test("no sentence was left in English", () => {
  const isSentence = /^[A-Z][a-z]+ .*[a-z]/;
  const left = flatten(messagesOf("zh")).filter(([key, text]) => isSentence.test(text) && !key.startsWith("site."));
  expect(left).toEqual([]);
});
