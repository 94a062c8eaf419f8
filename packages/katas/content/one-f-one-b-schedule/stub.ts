export interface Op {
  rank: number;
  op: "F" | "B";
  /** micro-batch */
  mb: number;
  start: number;
  end: number;
}

/**
 * The 1F1B schedule of a pipeline: who works on which micro-batch, and when.
 *
 * @param P ranks, one stage each
 * @param M micro-batches
 * @param f time of a forward on one rank
 * @param b time of a backward on one rank
 * @returns `ops`: all 2PM of them, rank 0 first, each rank's in the order of execution; `makespan`: when the last one ends;
 *   `peakActivations` `[P]`: micro-batches that a rank holds at once, at most
 * @throws RangeError unless P and M are positive integers, f and b positive finite numbers
 */
export function schedule1F1B(
  P: number,
  M: number,
  f: number,
  b: number,
): { ops: Op[]; makespan: number; peakActivations: number[] } {
  throw new Error("TODO: implement schedule1F1B");
}
