import { messagesOf } from "../i18n/messages.ts";

interface Registry {
  readonly shipped: readonly string[];
  readonly loadKata: (
    slug: string,
  ) => Promise<{ readonly kata: { readonly cases: readonly { readonly group: string }[] } }>;
}

// A name that the type checker cannot follow: behind it lies the grader, which is checked with Node's types and not with Next's.
const REGISTRY: string = "@kata/katas/registry";

test("every case group of a shipped kata has a name in both languages", async () => {
  const { loadKata, shipped } = (await import(REGISTRY)) as Registry;
  const katas = await Promise.all(shipped.map(loadKata));
  const groups = new Set(katas.flatMap(({ kata }) => kata.cases.map(({ group }) => group)));
  expect(groups.size).toBeGreaterThan(10);
  for (const locale of ["en", "zh"] as const) {
    expect([...groups].filter((group) => !Object.hasOwn(messagesOf(locale).groups, group))).toEqual([]);
  }
});
