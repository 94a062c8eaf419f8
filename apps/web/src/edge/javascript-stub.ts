/** @file Closes the gaps that stripped types leave behind, so that a JavaScript stub looks written and not erased. */

/** @param stripped `source` with its types replaced by blanks, line by line */
export function tidyStripped(source: string, stripped: string): string {
  const before = source.split("\n");
  const lines = stripped.split("\n").flatMap((line, index) => {
    if (line === before[index]) return [line];
    const indent = /^\s*/.exec(line)?.[0] ?? "";
    const rest = line
      .slice(indent.length)
      .replaceAll(/\s{2,}/g, " ")
      .replaceAll(/\s+([,;)\]])/g, "$1")
      .trimEnd();
    return rest === "" || rest === ";" ? [] : [indent + rest];
  });
  return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n");
}
