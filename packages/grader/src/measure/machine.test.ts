import { arch, cpus } from "node:os";
import { thisMachine } from "./machine.ts";

test("a machine is its processor, its cores, its Node and the isolation level of the measurement", () => {
  const { processor, cores, ...rest } = thisMachine(4);
  expect([cpus()[0]?.model.trim(), arch()]).toContain(processor);
  expect(cores).toBeGreaterThan(0);
  expect(rest).toEqual({ node: process.version, isolation: 4 });
});
