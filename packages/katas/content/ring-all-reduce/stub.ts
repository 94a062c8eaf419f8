/**
 * Every rank calls this with its own buffer; every rank gets the element-wise sum or average of all of them.
 *
 * @param buf this rank's numbers `[len]`, may be overwritten
 * @returns `[len]`, the same bits on every rank
 */
export async function ringAllReduce(comm: Comm, buf: Float32Array, op: "sum" | "avg" = "sum"): Promise<Float32Array> {
  throw new Error("TODO: implement ringAllReduce");
}
