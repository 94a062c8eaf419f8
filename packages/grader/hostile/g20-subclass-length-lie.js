/*
 * name: g20-subclass-length-lie
 * verdict: wrong-answer
 * must not: be accepted; allocate what it claims
 */
class Long extends Float32Array {
  get length() {
    return 2 ** 31;
  }
  get byteLength() {
    return 2 ** 33;
  }
}
export const solve = () => new Long(1);
