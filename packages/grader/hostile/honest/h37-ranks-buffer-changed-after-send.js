/*
 * name: h37-ranks-buffer-changed-after-send
 * verdict: accepted
 * fixture: ranks
 * must not: be rejected: a message is copied when it is sent
 */
export async function allReduce(comm, buf) {
  const { rank, size } = comm;
  const out = Float32Array.from(buf);
  const width = out.length / size;
  const room = new Float32Array(width);
  const at = (i) => ((i + 2 * size) % size) * width;
  for (let step = 0; step < 2 * (size - 1); step++) {
    const gathering = step >= size - 1;
    const from = gathering ? rank + 1 - (step - size + 1) : rank - step;
    room.set(out.subarray(at(from), at(from) + width));
    const pending = comm.sendrecv((rank + 1) % size, room, (rank + size - 1) % size);
    room.fill(NaN);
    const got = await pending;
    for (let i = 0; i < width; i++) out[at(from - 1) + i] = gathering ? got[i] : out[at(from - 1) + i] + got[i];
  }
  return out;
}
