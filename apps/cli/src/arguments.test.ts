import { languageAsked, parseRequest } from "./arguments.ts";
import { Problem } from "./problem.ts";

const complaint = (...argv: string[]) => {
  try {
    parseRequest(argv);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  throw new Error(`accepted: ${argv.join(" ")}`);
};

test("nothing lists, a name grades, and a leading -- changes neither", () => {
  expect(parseRequest([])).toEqual({ kind: "list", lang: undefined, record: true });
  expect(parseRequest(["--"])).toEqual({ kind: "list", lang: undefined, record: true });
  const graded = {
    kind: "grade",
    lang: undefined,
    name: "gae",
    files: [],
    examples: false,
    watch: false,
    json: false,
    record: true,
    measure: true,
  };
  expect(parseRequest(["gae"])).toEqual(graded);
  expect(parseRequest(["--", "gae"])).toEqual(graded);
});

test("an answer is measured unless it is asked not to be, and only grading measures", () => {
  expect(parseRequest(["gae", "--no-measure"])).toMatchObject({ kind: "grade", measure: false });
  expect(() => parseRequest(["gae", "--hint", "--no-measure"])).toThrow(Problem);
});

test("options stand before or behind the name", () => {
  const wanted = { name: "gae", files: ["a.ts", "b.js"], json: true, record: false, lang: "zh" };
  expect(parseRequest(["--json", "gae", "--file", "a.ts", "--file=b.js", "--no-record", "--lang", "zh"])).toMatchObject(
    wanted,
  );
  expect(parseRequest(["--file", "a.ts", "--lang=zh", "--no-record", "--file=b.js", "--json", "gae"])).toMatchObject(
    wanted,
  );
});

test("--hint takes a number or none, wherever it stands", () => {
  expect(parseRequest(["gae", "--hint"])).toMatchObject({ kind: "hint", name: "gae", number: undefined });
  expect(parseRequest(["gae", "--hint", "2"])).toMatchObject({ kind: "hint", number: 2 });
  expect(parseRequest(["gae", "--hint=3"])).toMatchObject({ kind: "hint", number: 3 });
  expect(parseRequest(["--hint", "gae"])).toMatchObject({ kind: "hint", name: "gae", number: undefined });
  for (const wrong of ["0", "-1"]) expect(complaint("gae", "--hint", wrong)).toContain("from 1 up");
  expect(complaint("gae", "--hint=two")).toContain('got "two"');
});

test("--give-up alone asks for the solution too", () => {
  expect(parseRequest(["gae", "--give-up"])).toMatchObject({ kind: "solution", giveUp: true });
  expect(parseRequest(["gae", "--solution"])).toMatchObject({ kind: "solution", giveUp: false });
});

test("an unknown option gets the nearest one, a far one gets the help", () => {
  expect(complaint("gae", "--jsn")).toContain("Did you mean --json?");
  expect(complaint("gae", "--frobnicate")).not.toContain("Did you mean");
});

test("options that contradict each other are refused by name", () => {
  expect(complaint("gae", "--reset", "--json")).toContain("--json does not go with --reset");
  expect(complaint("gae", "--hint", "--file", "a.ts")).toContain("--file does not go with --hint");
  expect(complaint("doctor", "--watch")).toContain("--watch does not go with doctor");
  expect(complaint("gae", "--watch", "--json")).toContain("exclude each other");
  expect(complaint("gae", "--watch", "--file", "a.ts", "--file", "b.ts")).toContain("got 2");
});

test("a second name, a missing value and a wrong language are refused with what was got", () => {
  expect(complaint("gae", "softmax")).toContain('"softmax"');
  expect(complaint("gae", "mine.ts")).toContain("--file mine.ts");
  expect(complaint("gae", "--file")).toContain("--file needs a value");
  expect(complaint("gae", "--lang", "fr")).toContain('got "fr"');
  expect(complaint("--json")).toContain("needs the name of a kata");
});

test("the language asked for is known even when the rest is wrong", () => {
  expect(languageAsked(["--nonsense", "--lang", "zh"])).toBe("zh");
  expect(languageAsked(["--lang=en", "--lang=zh"])).toBe("zh");
  expect(languageAsked(["--lang", "fr"])).toBeUndefined();
});
