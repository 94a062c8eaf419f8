import { parseTexts, subheadings, TextFormatError } from "./texts.ts";

const TEXT = `# Title of it

## Task

Say it.

### Rules

\`\`\`python
# not a heading
## nor this
\`\`\`

## Hints

### 1

Ask.

### 2

Tell.

## Walkthrough

Pass by pass.

## Follow-ups

### Why?

Because.

### And then?

Nothing.
`;

test("a text is cut at its fixed headings, and a heading inside a code fence is text", () => {
  const texts = parseTexts(TEXT, "en", "a.md");
  expect(texts).toEqual({
    title: "Title of it",
    task: "Say it.\n\n### Rules\n\n```python\n# not a heading\n## nor this\n```",
    hints: ["Ask.", "Tell."],
    walkthrough: "Pass by pass.",
    followUps: [
      { question: "Why?", answer: "Because." },
      { question: "And then?", answer: "Nothing." },
    ],
  });
  expect(subheadings(texts.task)).toEqual(["Rules"]);
});

test("a missing section is named with what is there", () => {
  const lacking = TEXT.replace("## Walkthrough", "### Walkthrough");
  expect(() => parseTexts(lacking, "en", "a.md")).toThrow(
    new TextFormatError("a.md: sections Task, Hints, Walkthrough, Follow-ups; got Task, Hints, Follow-ups"),
  );
});

test("the headings are those of the language", () => {
  expect(() => parseTexts(TEXT, "zh", "a.md")).toThrow("a.md: sections 题目, 提示, 解析, 追问; got Task");
});

test("a text has one title", () => {
  expect(() => parseTexts(`${TEXT}\n# Another\n`, "en", "a.md")).toThrow("one heading of level 1; got 2");
  expect(() => parseTexts("## Task\n", "en", "a.md")).toThrow("one heading of level 1; got 0");
});
