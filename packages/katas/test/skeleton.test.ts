import { differences, skeleton } from "./skeleton.ts";

const EN = "# Title\n\n## Task\n\nTurn $x$ into $y$.\n\n$$\ny = x^2\n$$\n\n```ts\nf(1)\n```\n";
const compare = (zh: string) => differences(skeleton(EN), skeleton(zh));

test("another language may say the same in another order", () => {
  expect(compare("# 标题\n\n## 题目\n\n由 $x$ 得到 $y$，即 $y$。\n\n$$\ny = x^2\n$$\n\n```ts\nf(1)\n```\n")).toEqual(
    [],
  );
});

test("a formula, a code block or a heading that is lost or changed is found", () => {
  expect(compare(EN.replace("y = x^2", "y = x^3"))).toEqual([
    'only in English: "$$\\ny = x^2\\n$$"',
    'only in Chinese: "$$\\ny = x^3\\n$$"',
  ]);
  expect(compare(EN.replace("f(1)", "f(2)"))).toHaveLength(2);
  expect(compare(EN.replace("## Task", "### Task"))).toEqual(['only in English: "##"', 'only in Chinese: "###"']);
  expect(compare(EN.replace("into $y$", "into y"))).toEqual(['only in English: "$y$"']);
});

test("parts in another order are found", () => {
  const [head, formula, code] = [
    "# Title\n\n## Task\n\nTurn $x$ into $y$.\n\n",
    "$$\ny = x^2\n$$\n\n",
    "```ts\nf(1)\n```\n",
  ];
  expect(compare(head + code + formula)).toEqual(["the same parts stand in another order"]);
});
