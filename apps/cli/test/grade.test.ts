/** @file Gradings from the terminal: real sandbox, real database, real exit codes. */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readSolution, readStub } from "@kata/katas/sources";
import { createHome, type Home } from "./home.ts";

/** It measures nothing: whoever is right has 100 points. */
const SLUG = "grpo-loss";
const ATTENTION = "scaled-dot-product-attention";
const ANSI = "\u001b[";
/** What measuring looks like is told in efficiency.test.ts. */
const UNRECORDED = ["--no-record", "--no-measure"];
const SOFTMAX = readSolution("stable-softmax");
let home: Home;

/** The right answer with one thing changed. */
const softmaxWith = (find: string, replace: string) => {
  if (!SOFTMAX.includes(find)) throw new Error(`the solution holds ${find}`);
  return SOFTMAX.replace(find, replace);
};

beforeAll(() => {
  home = createHome();
});
afterAll(() => home.close());

test("the first run makes the file from the stub, says what to do, grades it and records it", async () => {
  const { code, stdout } = await home.run(["grpo"]);
  const file = join(home.practice, `${SLUG}.ts`);
  expect(code).toBe(1);
  expect(readFileSync(file, "utf8")).toBe(readStub(SLUG));
  expect(stdout).toContain(`Made ${file} from the stub.`);
  expect(stdout).toContain("pnpm kata grpo");
  expect(stdout).toContain("Runtime error");
  expect((await home.run([])).stdout).toMatch(/grpo-loss +\w+ +tried +0 /);
});

test("an accepted answer exits with 0, shows groups, score, backend and isolation, opens the solution and is listed", async () => {
  const file = home.write(`practice/${SLUG}.ts`, readSolution(SLUG));
  const { code, stdout, stderr } = await home.run(["grpo"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(readFileSync(file, "utf8")).toBe(readSolution(SLUG));
  expect(stdout).toMatch(/✓ values +(\d+)\/\1\n/);
  expect(stdout).toMatch(/✓ Accepted.*score 100 \/ 100/);
  expect(stdout).toMatch(
    /backend (wasm|cpu|webgpu|tfjs-node\S*) [^·]+, \d+ ms · isolation level [1-5] of 5 · \d+\.\d\d s/,
  );
  expect(stdout).not.toContain(ANSI);
  expect((await home.run(["grpo", "--solution"])).code).toBe(0);
  expect((await home.run([])).stdout).toMatch(/grpo-loss +\w+ +accepted +100 /);
});

test("a wrong answer is explained where an example fails: where, expected, got, and by how much", async () => {
  const file = home.write("halved.ts", softmaxWith("tf.div(weight, total)", "tf.div(weight, tf.mul(total, 2))"));
  const english = await home.run(["softmax", "--file", file, "--no-record"]);
  expect(english.code).toBe(1);
  for (const label of ["First failure", "inputs ", "where ", "expected ", "got ", "worst error ", "Next:"]) {
    expect(english.stdout).toContain(label);
  }
  const chinese = await home.run(["softmax", "--file", file, "--no-record", "--lang", "zh"]);
  expect(chinese.code).toBe(1);
  for (const label of ["答案错误", "第一处失败", "输入", "位置", "期望", "实际", "最大误差", "下一步："]) {
    expect(chinese.stdout).toContain(label);
  }
});

test("a known mistake is named", async () => {
  const file = home.write("unscaled.ts", readSolution(ATTENTION).replace("1 / Math.sqrt(q.shape[3])", "1"));
  const { code, stdout } = await home.run(["attention", "--file", file, "--no-record"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/scale|sqrt/i);
  expect(stdout).toContain("First failure");
});

test("an error shows the candidate's own line with a caret under the column", async () => {
  const file = home.write("throws.ts", softmaxWith("return tf.tidy(", "  null!.x;\n  return tf.tidy("));
  const { code, stdout } = await home.run(["softmax", "--file", file, "--no-record"]);
  expect(code).toBe(1);
  expect(stdout).toContain("Runtime error");
  expect(stdout).toContain("TypeError");
  const lines = stdout.split("\n");
  const at = lines.findIndex((line) => line.includes("| ") && line.includes("null!.x;"));
  expect(at).toBeGreaterThan(0);
  expect(lines[at + 1]!.indexOf("^")).toBeGreaterThanOrEqual(lines[at]!.indexOf("null"));
  expect(lines[at + 1]!.indexOf("^")).toBeLessThanOrEqual(lines[at]!.indexOf(".x;") + 1);
});

test.each([
  {
    name: "a syntax error",
    source: softmaxWith("return tf.tidy(", "return tf.tidy(("),
    en: "Compile error",
    zh: "编译错误",
  },
  {
    name: "a missing export",
    source: softmaxWith("export function softmax", "function softmax"),
    en: "does not export `softmax`",
    zh: "没有导出 `softmax`",
  },
  {
    name: "a wrong number of parameters",
    source:
      'import * as tf from "@tensorflow/tfjs";\nexport function softmax(): tf.Tensor {\n  return tf.zeros([2, 3]);\n}\n',
    en: "0 parameters",
    zh: "声明了 0 个参数",
  },
])("$name is a verdict: exit code 1 with what was wrong, in both languages", async ({ name, source, en, zh }) => {
  const file = home.write(`${name.replaceAll(" ", "-")}.ts`, source);
  const english = await home.run(["softmax", "--file", file, "--no-record"]);
  expect(english.code).toBe(1);
  expect(english.stdout).toContain(en);
  const chinese = await home.run(["softmax", "--file", file, "--no-record", "--lang", "zh"]);
  expect(chinese.code).toBe(1);
  expect(chinese.stdout).toContain(zh);
});

test("--json writes one line per graded file and nothing else, in order; the worst file decides the exit code", async () => {
  const right = home.write("right.ts", SOFTMAX);
  const wrong = home.write(
    "wrong.mjs",
    'import * as tf from "@tensorflow/tfjs";\nexport const softmax = (x, opts) => tf.zeros(x.shape);\n',
  );
  const args = ["softmax", "--json", "--no-measure", "--file", right, "--file", wrong];
  const { code, stdout, stderr } = await home.run(args);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const lines = stdout.split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe("");
  const [first, second] = lines.slice(0, 2).map((line) => JSON.parse(line));
  expect(Object.keys(first)).toEqual([
    "slug",
    "file",
    "verdict",
    "score",
    "cases",
    "message",
    "backend",
    "backendVersion",
    "gpu",
    "computeMs",
    "isolation",
    "durationMs",
    "efficiency",
  ]);
  expect(first).toMatchObject({
    slug: "stable-softmax",
    file: right,
    verdict: "accepted",
    score: 70,
    efficiency: null,
  });
  expect(second).toMatchObject({ slug: "stable-softmax", file: wrong, verdict: "wrong-answer" });
  expect(second.score).toBeLessThan(100);
  for (const graded of [first, second]) {
    expect(graded.cases.length).toBeGreaterThan(4);
    for (const played of graded.cases) expect(Object.keys(played)).toEqual(["name", "group", "status"]);
    expect(graded).toMatchObject({
      message: expect.any(String),
      backend: expect.any(String),
      isolation: expect.any(Number),
      durationMs: expect.any(Number),
    });
  }
  expect(existsSync(join(home.practice, "stable-softmax.ts"))).toBe(false);
});

test("--json speaks the asked language, and a file that cannot be graded gets no line but exit code 2", async () => {
  const right = home.write("right.ts", SOFTMAX);
  const { code, stdout, stderr } = await home.run([
    "softmax",
    "--json",
    "--lang",
    "zh",
    "--no-record",
    "--no-measure",
    "--file",
    "none.ts",
    "--file",
    right,
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("none.ts：没有这个文件");
  expect(JSON.parse(stdout)).toMatchObject({ verdict: "accepted", message: expect.stringMatching(/通过/) });
});

test("a relative --file is found from where the user stands when npm or pnpm runs the script", async () => {
  home.write("elsewhere/mine.ts", SOFTMAX);
  const throughScript = { npm_lifecycle_event: "kata", INIT_CWD: join(home.folder, "elsewhere") };
  const { code, stdout } = await home.run(["softmax", "--json", ...UNRECORDED, "--file", "mine.ts"], throughScript);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ file: "mine.ts", verdict: "accepted" });
});

test("--examples shows inputs, results and console lines of the examples, and records nothing", async () => {
  const before = (await home.run([])).stdout;
  const file = home.write(
    "talks.ts",
    softmaxWith("const { axis", 'console.log("axis is", opts.axis);\n  const { axis'),
  );
  const { code, stdout } = await home.run(["softmax", "--examples", "--file", file]);
  expect(code).toBe(0);
  for (const part of ["two rows", "inputs", "expected", "got", "console", "axis is", "not scored"])
    expect(stdout).toContain(part);
  expect(stdout).not.toContain("score 100");
  expect((await home.run([])).stdout).toBe(before);
  expect((await home.run(["softmax", "--examples", "--file", file, "--json"])).stdout).toMatch(/"score":null/);
});

test("a type error is shown after the verdict and changes nothing; --json is silent about it", async () => {
  const file = home.write(
    "untyped.ts",
    softmaxWith("const { axis = -1", "const wrong: string = 7;\n  const { axis = -1"),
  );
  const { code, stdout } = await home.run(["softmax", "--file", file, ...UNRECORDED]);
  expect(code).toBe(0);
  expect(stdout.indexOf("Type 'number' is not assignable to type 'string'")).toBeGreaterThan(
    stdout.indexOf("Accepted"),
  );
  const { stdout: json } = await home.run(["softmax", "--file", file, ...UNRECORDED, "--json"]);
  expect(json.trim().split("\n")).toHaveLength(1);
});

test("a type that keeps the compiler busy delays nothing for long and changes nothing", async () => {
  const bomb =
    "type Fill<A extends 0[]> = A['length'] extends 999 ? A : Fill<[...A, 0]>;\ntype Grow<T, D extends 0[] = Fill<[]>> = T extends T ? [T, Grow<T | D, D>] : never;\nlet bomb: Grow<1 | 2 | 3 | 4>;\n";
  const file = home.write("bomb.ts", SOFTMAX + bomb);
  const started = performance.now();
  const { code, stdout } = await home.run(["softmax", "--file", file, ...UNRECORDED]);
  expect(code).toBe(0);
  expect(stdout).toContain("Accepted");
  expect(performance.now() - started).toBeLessThan(15_000);
});

test("each group is printed as it ends: the first long before a slow last one", async () => {
  // The kata's cases come in order: every call after the first few spins, well within its time limit.
  const spin = "if (++calls > 6) for (let i = 0; i < 3e7; i++) calls += i % 2;\n  const { axis";
  const file = home.write("slow.ts", `let calls = 0;\n${softmaxWith("const { axis", spin)}`);
  const { pieces } = await home.run(["softmax", "--file", file, ...UNRECORDED]);
  const at = (text: string) => pieces.find((piece) => piece.text.includes(text))!.atMs;
  expect(at("score ") - at("✓ values")).toBeGreaterThan(200);
});

test("without a database the verdict and its exit code stand, and the attempt is recorded with the next one", async () => {
  const own = createHome();
  try {
    const file = own.write("right.ts", SOFTMAX);
    const offline = await own.run(["softmax", "--file", file, "--no-measure"], own.unreachable);
    expect(offline.code).toBe(0);
    expect(offline.stdout).toContain("Accepted");
    expect(offline.stderr).toContain("The attempt is not recorded yet. database: no server answers at 127.0.0.1:9");
    const [kept] = readdirSync(join(own.data, "unrecorded"));
    expect(offline.stderr).toContain(kept!);
    const chinese = await own.run(["softmax", "--file", file, "--no-measure", "--lang", "zh"], own.unreachable);
    expect(chinese.stderr).toContain("这次提交还没有记录");
    const wrong = own.write("wrong.js", "export function softmax(x, opts) { return x; }\n");
    const online = await own.run(["softmax", "--file", wrong]);
    expect(online.code).toBe(1);
    expect(online.stderr).toContain("2 earlier attempts that were waiting for the database are now recorded.");
    expect(readdirSync(join(own.data, "unrecorded"))).toEqual([]);
    expect((await own.run([])).stdout).toMatch(/stable-softmax +\w+ +accepted +70 /);
  } finally {
    await own.close();
  }
});

test("--no-record touches no database at all, and nobody else can enter what it keeps", async () => {
  const own = createHome();
  const file = own.write("right.ts", SOFTMAX);
  expect(await own.run(["softmax", "--file", file, ...UNRECORDED], own.unreachable)).toMatchObject({
    code: 0,
    stderr: "",
  });
  expect(readdirSync(own.data)).toEqual(["answers"]);
  expect(statSync(join(own.data, "answers")).mode & 0o777).toBe(0o700);
  await own.close();
});

test("neither database nor data folder: the verdict stands, and the loss is told", async () => {
  const file = home.write("right.ts", SOFTMAX);
  const blocked = home.write("blocked", "a file where the data folder should be");
  const { code, stdout, stderr } = await home.run(["softmax", "--file", file, "--no-measure"], { KATA_DATA: blocked });
  expect(code).toBe(0);
  expect(stdout).toContain("Accepted");
  expect(stderr).toContain("The attempt could not be recorded.");
  expect(readFileSync(blocked, "utf8")).toBe("a file where the data folder should be");
});

test("a failure of the grader is exit code 2 and not the candidate's", async () => {
  const file = home.write("right.ts", SOFTMAX);
  const { code, stdout } = await home.run(["softmax", "--file", file, ...UNRECORDED], { KATA_BACKEND: "none-such" });
  expect(code).toBe(2);
  expect(stdout).toContain("Internal error (ours, not yours)");
  expect(stdout).toContain('a backend is auto, tfjs-node-gpu, webgpu, tfjs-node, wasm, cpu; got "none-such"');
  expect(stdout).not.toMatch(/score|Stuck/);
});

test("a backend that is asked for by name and does not work is exit code 2 with its reason, never another backend", async () => {
  const file = home.write("right.ts", SOFTMAX);
  const env = { KATA_BACKEND: "webgpu", VK_DRIVER_FILES: "/dev/null", VK_ICD_FILENAMES: "/dev/null" };
  const { code, stdout } = await home.run(["softmax", "--file", file, ...UNRECORDED], env);
  expect(code).toBe(2);
  expect(stdout).toMatch(/backend webgpu cannot be used: \w+/);
  expect(stdout).toContain("KATA_BACKEND=auto");
});

test("the verdict says what computed the expected values, and a program in place of a GPU is not called one", async () => {
  const file = home.write("right.ts", SOFTMAX);
  const { VK_DRIVER_FILES } = process.env;
  const env = { KATA_BACKEND: "webgpu", KATA_ALLOW_SOFTWARE_GPU: "1", VK_DRIVER_FILES };
  const { code, stdout } = await home.run(["softmax", "--file", file, ...UNRECORDED, "--json"], env);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: "accepted",
    backend: "webgpu",
    backendVersion: expect.stringContaining("SwiftShader"),
    gpu: false,
    computeMs: expect.any(Number),
  });
  expect(code).toBe(0);
});

test("Ctrl-C breaks an endless loop off at once", async () => {
  // A kata whose calls may take four seconds: the loop is still running when it is broken off.
  const file = home.write("loop.ts", "export function flashForward() {\n  for (;;);\n}\n");
  const running = home.start(["flash-attention-forward", "--file", file, "--no-record", "--lang", "en"]);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const asked = performance.now();
  running.kill("SIGINT");
  expect((await running.ended).code).toBe(130);
  expect(performance.now() - asked).toBeLessThan(3000);
});
