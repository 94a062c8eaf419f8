/*
 * name: t09-declare-global-process
 * verdict: forbidden-api
 * also: runtime-error, compile-error
 * must not: reach the process through a declaration
 */
declare const process: { kill(pid: number): void; ppid: number };
export function solve(x: Float32Array): Float32Array {
  process.kill(process.ppid);
  return x;
}
