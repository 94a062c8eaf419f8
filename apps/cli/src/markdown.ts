/**
 * @file Markdown as lines for a terminal: prose wrapped to the screen, code indented, formulas as plain text.
 *
 * Covers what a kata's texts use. What it does not know is shown as its own text rather than dropped.
 */
import { type Pen, wrap } from "@kata/grader/layout";
import type { PhrasingContent, RootContent, Table } from "mdast";
// Adds the two kinds of formula to the tree's types.
import type {} from "mdast-util-math";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { plainFormula } from "./formula.ts";
import { padTo } from "./terminal.ts";

const INDENT = "  ";

export function renderMarkdown(markdown: string, pen: Pen): string[] {
  const tree = unified().use(remarkParse).use(remarkMath).use(remarkGfm).parse(markdown);
  return blocks(tree.children, pen);
}

function blocks(nodes: readonly RootContent[], pen: Pen): string[] {
  return nodes.flatMap((node, i) => (i === 0 ? block(node, pen) : ["", ...block(node, pen)]));
}

function block(node: RootContent, pen: Pen): string[] {
  switch (node.type) {
    case "heading":
      return [pen.paint("strong", inline(node.children, pen))];
    case "paragraph":
      return wrap(inline(node.children, pen), pen, "");
    case "code":
      return node.value.split("\n").map((line) => `${INDENT}${INDENT}${pen.paint("accent", line)}`);
    case "math":
      return plainFormula(node.value)
        .split("\n")
        .map((line) => `${INDENT}${INDENT}${line}`);
    case "list":
      return node.children.flatMap((item, i) => {
        const mark = node.ordered ? `${(node.start ?? 1) + i}. ` : "- ";
        const lines = blocks(item.children, narrowed(pen, mark.length));
        const spaced = node.spread === true && i > 0 ? [""] : [];
        return [...spaced, ...lines.map((line, l) => (l === 0 ? mark + line : line && " ".repeat(mark.length) + line))];
      });
    case "blockquote":
      return blocks(node.children, narrowed(pen, 2)).map((line) => `${pen.paint("dim", "│")} ${line}`);
    case "table":
      return table(node, pen);
    case "thematicBreak":
      return [pen.paint("dim", "─".repeat(20))];
    case "html":
      return [node.value];
    default:
      return "children" in node ? blocks(node.children as readonly RootContent[], pen) : [];
  }
}

function inline(nodes: readonly PhrasingContent[], pen: Pen): string {
  return nodes.map((node) => phrase(node, pen)).join("");
}

function phrase(node: PhrasingContent, pen: Pen): string {
  switch (node.type) {
    case "text":
      // A line break in the source is a space, except between Chinese characters, which take none.
      return node.value.replaceAll(/([^\x00-\xff])\n([^\x00-\xff])/g, "$1$2").replaceAll("\n", " ");
    case "strong":
    case "emphasis":
      return pen.paint("strong", inline(node.children, pen));
    case "inlineCode":
      return pen.paint("accent", node.value);
    case "inlineMath":
      return plainFormula(node.value);
    case "link": {
      const label = inline(node.children, pen);
      return label === node.url ? node.url : `${label} (${node.url})`;
    }
    case "break":
      return "\n";
    case "image":
      return node.alt ?? "";
    case "html":
      return node.value;
    default:
      return "children" in node ? inline(node.children, pen) : "";
  }
}

function table(node: Table, pen: Pen): string[] {
  const rows = node.children.map((row) => row.children.map((cell) => inline(cell.children, pen)));
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => pen.width(row[c] ?? ""))));
  const lines = rows.map((row) =>
    widths
      .map((width, c) => padTo(row[c] ?? "", width))
      .join("  ")
      .trimEnd(),
  );
  const rule = pen.paint("dim", widths.map((width) => "─".repeat(width)).join("  "));
  return [lines[0] ?? "", rule, ...lines.slice(1)].map((line) => INDENT + line);
}

function narrowed(pen: Pen, by: number): Pen {
  return { ...pen, columns: pen.columns - by };
}
