/**
 * @file When V8 compiles a function to optimised code: as it would by itself, or later.
 *
 * An isolate that judges lives for some milliseconds, and what was compiled in it is thrown away with it. Loops are not
 * affected: one that runs for long is compiled while it runs, after as many turns as ever.
 */
import { setFlagsFromString } from "node:v8";

interface Invocations {
  readonly maglev: number;
  readonly turbofan: number;
}

/** V8's own, in Node 24: `node --v8-options` tells. */
const USUAL: Invocations = { maglev: 400, turbofan: 3000 };
const LATER: Invocations = { maglev: 3000, turbofan: 10_000 };

/** For code that runs once: most of the tensor library's functions are called some hundred times by a submission. */
export function compileLater(): void {
  set(LATER);
}

/** For code whose time is measured. */
export function compileAsUsual(): void {
  set(USUAL);
}

function set({ maglev, turbofan }: Invocations): void {
  setFlagsFromString(`--invocation-count-for-maglev=${maglev}`);
  setFlagsFromString(`--invocation-count-for-turbofan=${turbofan}`);
}
