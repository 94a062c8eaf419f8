import fc from "fast-check";
import { tracks } from "../public/catalogue.ts";
import { catalogueSource, shippedEntries, UnplannedKataError } from "./generate.ts";
import { readPlan } from "./plan.ts";

const plan = readPlan();
const slugs = new Set(plan.map(({ slug }) => slug));

test("the plan holds 296 katas, each slug once", () => {
  expect(plan).toHaveLength(296);
  expect(slugs.size).toBe(296);
});

test("every prerequisite is in the plan and comes before, so that there is no cycle", () => {
  const order = new Map(plan.map((entry) => [entry.slug, entry.order]));
  const broken = plan.flatMap(({ slug, prereqs }) =>
    prereqs
      .filter((prereq) => !((order.get(prereq) ?? Infinity) < order.get(slug)!))
      .map((prereq) => `${slug} needs ${prereq}`),
  );
  expect(broken).toEqual([]);
  expect(new Set(order.values()).size).toBe(plan.length);
});

test("an alias names one kata and is no slug", () => {
  const aliases = plan.flatMap((entry) => entry.aliases);
  expect(aliases.filter((alias, i) => aliases.indexOf(alias) !== i || slugs.has(alias))).toEqual([]);
});

test("every track of the plan has a title, and no title is without a track", () => {
  expect(tracks.map(({ id }) => id).sort()).toEqual([...new Set(plan.map(({ track }) => track))].sort());
});

test("whatever is shipped, each kata comes after those it builds on", () => {
  fc.assert(
    fc.property(fc.subarray([...slugs]), (folders) => {
      const place = new Map(shippedEntries(folders, plan).map(({ slug }, i) => [slug, i]));
      return [...place].every(([slug, i]) => {
        const { prereqs } = plan.find((entry) => entry.slug === slug)!;
        return prereqs.every((prereq) => (place.get(prereq) ?? -1) < i);
      });
    }),
    { numRuns: 20 },
  );
});

test("a folder that the plan does not know is refused by name", () => {
  expect(() => shippedEntries(["stable-softmax", "my-kata"], plan)).toThrow(
    new UnplannedKataError("generate: a kata's folder is named after a slug of the plan; got my-kata"),
  );
});

test("nothing of a spec, its checks or its pitfalls reaches the browser", () => {
  const source = catalogueSource(shippedEntries(["stable-softmax"], plan));
  const { spec, checks, pitfalls } = plan.find(({ slug }) => slug === "stable-softmax")!;
  expect(source).toContain('"slug": "stable-softmax"');
  for (const secret of [spec, ...checks, ...pitfalls]) expect(source).not.toContain(secret);
});
