/** @file What the terminal makes of measuring, with a real kata that is measured: order, score, JSON, and interrupts. */
import { readSolution } from "@kata/katas/sources";
import { createHome, type Home } from "./home.ts";

const SLUG = "generalized-advantage-estimation";
let home: Home;
let right: string;

beforeAll(() => {
  home = createHome();
  right = home.write("right.ts", readSolution(SLUG));
});
afterAll(() => home.close());

const best = async () =>
  /generalized-advantage-estimation +\w+ +(\w+) +(\d+) /.exec((await home.run([])).stdout)?.slice(1);

test("the verdict is printed before anything is measured, and then efficiency, with the score and its parts", async () => {
  const { code, stdout, stderr, pieces } = await home.run(["gae", "--file", right]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const at = (text: string) => pieces.find((piece) => piece.text.includes(text))!.atMs;
  // Sixteen rounds of three programs, the naive one among them, take longer than this on any machine.
  expect(at("Efficiency: time") - at("✓ Accepted  70 points for correctness")).toBeGreaterThan(100);
  expect(stdout).toMatch(/ratio to the solution [\d.]+ \(95 % interval [\d.]+ to [\d.]+\), [\d.]+ of 30 points/);
  for (const who of ["yours", "solution", "naive"])
    expect(stdout).toMatch(new RegExp(`^  ${who} +[█▏▎▍▌▋▊▉]+░* +[\\d.]+ (ms|µs)`, "m"));
  const [, efficiency, score] = /70 for correctness \+ ([\d.]+) for efficiency = score (\d+) \/ 100/.exec(stdout)!;
  expect(Number(score)).toBe(Math.round(70 + Number(efficiency)));
  // What is recorded is the final score.
  expect(await best()).toEqual(["accepted", score]);
});

test("--json waits for the measures, on one line", async () => {
  const { stdout } = await home.run(["gae", "--file", right, "--json", "--no-record"]);
  const { score, efficiency } = JSON.parse(stdout);
  expect(efficiency).toEqual([
    expect.objectContaining({
      kind: "cpuTime",
      ratio: expect.any(Number),
      interval: [expect.any(Number), expect.any(Number)],
      points: expect.any(Number),
      message: expect.any(String),
    }),
  ]);
  expect(efficiency[0].sizes.length).toBeGreaterThanOrEqual(3);
  expect(score).toBe(Math.round(70 + efficiency[0].points));
});

test("--no-measure measures nothing and says so, in words and in JSON", async () => {
  const args = ["gae", "--file", right, "--no-measure", "--no-record"];
  const { code, stdout } = await home.run(args);
  expect(code).toBe(0);
  expect(stdout).toContain("✓ Accepted  score 70 / 100");
  expect(stdout).toContain("Not measured: efficiency would add up to 30 points.");
  expect(stdout).not.toContain("Efficiency:");
  expect(JSON.parse((await home.run([...args, "--json"])).stdout)).toMatchObject({ score: 70, efficiency: null });
});

test("Ctrl-C while it is measured ends the measuring, and the verdict is recorded", async () => {
  const own = createHome();
  try {
    const file = own.write("right.ts", readSolution(SLUG));
    const running = own.start(["gae", "--file", file, "--lang", "zh"]);
    await running.until("通过");
    running.kill("SIGINT");
    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(stdout).toContain("正确性 70 分");
    expect(stdout).toContain("效率测到一半中断了，判定保留，只计正确性的分。");
    expect((await own.run([])).stdout).toMatch(/generalized-advantage-estimation +\w+ +accepted +70 /);
  } finally {
    await own.close();
  }
});
