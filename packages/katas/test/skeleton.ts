/** @file What a translation must keep, and what makes a text more than a skeleton. */

/** Display formulas, code blocks, placeholders and tables' widths in order; levels of headings; inline formulas as a set. */
export function skeleton(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, "");
  return [
    ...matches(markdown, /^```[\s\S]*?^```|^\$\$[\s\S]+?^\$\$|<!--.*?-->/gm),
    ...matches(prose, /^#+(?= )/gm),
    ...[...new Set(matches(prose.replaceAll(/^\$\$[\s\S]+?^\$\$/gm, ""), /\$[^$\n]+\$/g))].sort(),
    ...matches(prose, /\]\((\S+?)\)/g),
  ];
}

/** The first differing lines of two skeletons, as text. */
export function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  const only = (a: readonly string[], b: readonly string[]) => a.filter((item) => count(a, item) > count(b, item));
  const lost = [...new Set(only(one, other))].map((item) => `only in English: ${JSON.stringify(item)}`);
  const added = [...new Set(only(other, one))].map((item) => `only in Chinese: ${JSON.stringify(item)}`);
  if (lost.length + added.length > 0) return [...lost, ...added];
  return one.join("\0") === other.join("\0") ? [] : ["the same parts stand in another order"];
}

function count(items: readonly string[], item: string): number {
  return items.filter((other) => other === item).length;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}
