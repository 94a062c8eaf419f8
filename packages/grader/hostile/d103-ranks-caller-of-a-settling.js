/*
 * name: d103-ranks-caller-of-a-settling
 * verdict: wrong-answer
 * also: runtime-error, deadlock, forbidden-api
 * fixture: ranks
 * must not: show who settles a promise
 */
const seen = [];
Object.defineProperty(Object.prototype, "then", {
  configurable: true,
  get() {
    const { stack } = new Error("here");
    seen.push(stack, this?.constructor?.constructor);
    if (/trusted|guest|file:/.test(String(stack))) throw stack;
  },
});
export async function allReduce(comm, buf) {
  const got = await comm.sendrecv((comm.rank + 1) % comm.size, buf, (comm.rank + comm.size - 1) % comm.size);
  return got.slice(0, 1);
}
