/**
 * @file When V8 compiles a function to optimised code in a child that judges: later than it would by itself.
 *
 * An isolate that judges lives for some milliseconds, and what was compiled in it is thrown away with it. Loops are not
 * affected: one that runs for long is compiled while it runs, after as many turns as ever.
 */
import { setFlagsFromString } from "node:v8";

/** V8's own, in Node 24, are 400 and 3,000: `node --v8-options` tells. */
const INVOCATIONS = { maglev: 3000, turbofan: 10_000 };

/** For code that runs once: most of the tensor library's functions are called some hundred times by a submission. */
export function compileLater(): void {
  for (const [compiler, count] of Object.entries(INVOCATIONS))
    setFlagsFromString(`--invocation-count-for-${compiler}=${count}`);
}
