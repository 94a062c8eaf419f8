/** @file The corpus's results as a table: one row per family, and the files that did not pass. */
import type { HostileResult } from "./corpus.ts";

const FAMILIES: Readonly<Record<string, string>> = {
  a: "time",
  b: "memory",
  c: "crash",
  d: "escape",
  e: "compile",
  t: "compile, types",
  f: "output",
  g: "integrity",
  h: "honest",
};

function familyOf(file: string): string {
  const name = file.split(/[/\\]/).at(-1)!;
  return FAMILIES[/^([a-z])\d/.exec(name)?.[1] ?? ""] ?? "other";
}

export function summarize(results: readonly HostileResult[]): string {
  const rows = [["family", "files", "passed", "controls", "slowest"]];
  const families = [...new Set([...Object.values(FAMILIES), "other"])];
  const row = (name: string, of: readonly HostileResult[]) => {
    const slowest = of.reduce((a, b) => (b.ms > a.ms ? b : a));
    const controls = of.filter(({ control }) => control === "accepted").length;
    return [
      name,
      String(of.length),
      String(of.filter(({ pass }) => pass).length),
      String(controls),
      `${slowest.ms} ms ${slowest.file}`,
    ];
  };
  for (const family of families) {
    const own = results.filter(({ file }) => familyOf(file) === family);
    if (own.length > 0) rows.push(row(family, own));
  }
  if (results.length > 0) rows.push(row("all", results));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const table = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  const failed = results.filter(({ pass }) => !pass).map(describe);
  return [...table, ...failed].join("\n");
}

export function describe({ file, expected, also, got, pass, control, ms, cause }: HostileResult): string {
  const allowed = [expected, ...also].join(" or ");
  const said = `${pass ? "ok  " : "FAIL"}  ${file}: ${got}${pass ? "" : `, not ${allowed}`}`;
  return `${said}${control === "accepted" ? "" : `, and the honest program after it: ${control}`} (${ms} ms)${cause === undefined ? "" : `\n${cause}`}`;
}
