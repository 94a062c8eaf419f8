/*
 * name: h28-enum-and-namespace
 * verdict: accepted
 * must not: be rejected: TypeScript's own constructs are legal
 */
enum Phase {
  Top,
  Sum,
}
namespace Numbers {
  export const start = { [Phase.Top]: -Infinity, [Phase.Sum]: 0 };
}
abstract class Base {
  constructor(protected readonly x: Float32Array) {}
  abstract run(): Float32Array;
}
class Softmax extends Base {
  override run(): Float32Array {
    const top = this.x.reduce((a, b) => Math.max(a, b), Numbers.start[Phase.Top]);
    const powers = this.x.map((value) => Math.exp(value - top));
    const total = powers.reduce((a, b) => a + b, Numbers.start[Phase.Sum]);
    return powers.map((power) => power / total) satisfies Float32Array;
  }
}
export const solve = (x: Float32Array): Float32Array => new Softmax(x)!.run() as Float32Array;
