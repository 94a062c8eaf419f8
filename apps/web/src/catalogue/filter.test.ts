import { type CatalogueRow, applyFilter, readFilter, writeFilter } from "./filter.ts";

function row(slug: string, rest: Partial<CatalogueRow>): CatalogueRow {
  return {
    slug,
    title: { en: slug, zh: slug },
    track: "transformer",
    difficulty: "easy",
    style: "tensor",
    tier: 1,
    aliases: [],
    prereqs: [],
    order: 1,
    source: "",
    signature: "",
    interviewFocus: [],
    progress: { status: "new" },
    ...rest,
  };
}

const rows = [
  row("scaled-dot-product-attention", {
    title: { en: "Scaled dot-product attention", zh: "缩放点积注意力" },
    aliases: ["attention", "sdpa"],
    progress: { status: "accepted", bestScore: 100 },
  }),
  row("ring-all-reduce", {
    title: { en: "Ring all-reduce", zh: "环形 All-Reduce" },
    track: "parallelism",
    difficulty: "hard",
  }),
];

const found = (search: string) => applyFilter(rows, readFilter(new URLSearchParams(search))).map(({ slug }) => slug);

test.each([
  ["an English word", "q=Dot-Product", ["scaled-dot-product-attention"]],
  ["a Chinese word", "q=环形", ["ring-all-reduce"]],
  ["an alias", "q=sdpa", ["scaled-dot-product-attention"]],
  ["the slug with spaces", "q=ring+all+reduce", ["ring-all-reduce"]],
  ["words in any order", "q=attention+scaled", ["scaled-dot-product-attention"]],
  ["a word that nothing has", "q=mamba", []],
])("search finds by %s", (_, search, slugs) => {
  expect(found(search)).toEqual(slugs);
});

test("filters narrow together", () => {
  expect(found("track=parallelism")).toEqual(["ring-all-reduce"]);
  expect(found("difficulty=easy&status=accepted")).toEqual(["scaled-dot-product-attention"]);
  expect(found("difficulty=hard&status=accepted")).toEqual([]);
});

test("an unknown value in the address filters nothing", () => {
  expect(found("difficulty=brutal&status=maybe")).toHaveLength(2);
});

test("a filter survives the way through the address", () => {
  const filter = { query: "kv cache", track: "inference", difficulty: "medium", status: "tried" } as const;
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
});
