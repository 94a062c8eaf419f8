/** @file What an editor makes of `practice/`: the same TypeScript project, checked by the compiler. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { readSolution, readStub } from "@kata/katas/sources";
import { shipped } from "@kata/katas/registry";
import { createHome, type Home } from "./home.ts";

const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
let home: Home;

beforeAll(async () => {
  home = createHome();
  await home.run(["softmax", "--reset"], home.unreachable);
});
afterAll(() => home.close());

const check = () => spawnSync(process.execPath, [TSC, "-p", home.practice], { encoding: "utf8" });

test("every kata's stub and solution are right there, with tf, Comm and a console", () => {
  for (const slug of shipped) {
    home.write(`practice/${slug}.ts`, readStub(slug));
    home.write(`practice/${slug}-solved.ts`, `${readSolution(slug)}\nconsole.log("here");\n`);
  }
  expect(check()).toMatchObject({ status: 0, stdout: "" });
});

test("what the sandbox does not have, the editor does not know", () => {
  home.write(
    "practice/wrong.ts",
    'import * as tf from "@tensorflow/tfjs";\nexport const a = tf.softmax;\nexport const b = process.env;\n',
  );
  const { status, stdout } = check();
  expect(status).not.toBe(0);
  expect(stdout).toMatch(/wrong\.ts\(2,21\): error TS2339: Property 'softmax' does not exist/);
  expect(stdout).toMatch(/wrong\.ts\(3,18\): error TS\d+: Cannot find name 'process'/);
});
