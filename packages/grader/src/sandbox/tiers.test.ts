import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MODULE = fileURLToPath(new URL("tiers.ts", import.meta.url));

/** How often a function is called until V8 has optimised it, in a process whose flags are its own. */
function callsUntilOptimised(set: string): number {
  const program = `
    const { compileLater } = await import(${JSON.stringify(MODULE)});
    ${set}
    const f = (x) => x * x + 1;
    let calls = 0;
    while (calls < 1e6 && (%GetOptimizationStatus(f) & (1 << 4)) === 0) for (let i = 0; i < 100; i++) f(calls++);
    console.log(calls);
  `;
  const flags = ["--allow-natives-syntax", "--no-concurrent-recompilation", "--disable-warning=ExperimentalWarning"];
  return Number(execFileSync(process.execPath, [...flags, "--input-type=module", "-e", program], { encoding: "utf8" }));
}

test("later is later than V8 does by itself", () => {
  expect(callsUntilOptimised("compileLater();")).toBeGreaterThan(2 * callsUntilOptimised(""));
});
