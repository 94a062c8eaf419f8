import { readFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { expect, test } from "@jest/globals";

test("typed arrays made by Node itself are instances of the test's own classes", () => {
  expect(deserialize(serialize(new Float32Array([1, 2])))).toBeInstanceOf(Float32Array);
  expect(deserialize(serialize(new BigInt64Array(1)))).toBeInstanceOf(BigInt64Array);
  expect(readFileSync(import.meta.filename).buffer).toBeInstanceOf(ArrayBuffer);
});
