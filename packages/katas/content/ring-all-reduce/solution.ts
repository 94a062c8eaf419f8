export async function ringAllReduce(comm: Comm, buf: Float32Array, op: "sum" | "avg" = "sum"): Promise<Float32Array> {
  const { rank, size: N } = comm;
  const right = (rank + 1) % N;
  const left = (rank - 1 + N) % N;
  const out = buf.slice();

  /** Chunk i of `out`, i taken modulo N. A view, so that writing to it writes to `out`. */
  const chunk = (i: number): Float32Array => {
    const c = ((i % N) + N) % N;
    return out.subarray(Math.floor((c * out.length) / N), Math.floor(((c + 1) * out.length) / N));
  };

  // Reduce-scatter: each chunk travels once round the ring and gains one rank's share at every stop.
  for (let s = 0; s < N - 1; s++) {
    const partial = (await comm.sendrecv(right, chunk(rank - s), left)) as Float32Array;
    const mine = chunk(rank - s - 1);
    for (let j = 0; j < mine.length; j++) mine[j] = mine[j]! + partial[j]!;
  }

  // One rank holds each finished chunk, so that all of them get the same bits.
  if (op === "avg") {
    const mine = chunk(rank + 1);
    for (let j = 0; j < mine.length; j++) mine[j] = mine[j]! / N;
  }

  // All-gather: the finished chunks travel once round.
  for (let s = 0; s < N - 1; s++) {
    const finished = (await comm.sendrecv(right, chunk(rank + 1 - s), left)) as Float32Array;
    chunk(rank - s).set(finished);
  }
  return out;
}
