import * as tf from "@tensorflow/tfjs";

export interface LoRAOptions {
  alpha: number;
  bias?: tf.Tensor1D;
}

export class LoRALinear {
  private readonly base: tf.Tensor2D;
  private readonly A: tf.Variable;
  private readonly B: tf.Variable;
  private readonly bias: tf.Tensor1D | undefined;
  /** alpha / r */
  private readonly scale: number;
  private merged: tf.Tensor2D | undefined;

  constructor(W: tf.Tensor2D, A: tf.Tensor2D, B: tf.Tensor2D, o: LoRAOptions) {
    const [din, dout] = W.shape;
    const r = A.shape[1];
    requireAxis("A", A, 0, din);
    requireAxis("B", B, 0, r);
    requireAxis("B", B, 1, dout);
    if (o.bias !== undefined) requireAxis("bias", o.bias, 0, dout);
    this.base = W;
    this.A = tf.variable(A);
    this.B = tf.variable(B);
    this.bias = o.bias;
    this.scale = o.alpha / r;
  }

  forward(x: tf.Tensor): tf.Tensor {
    const [din, dout] = this.base.shape;
    requireAxis("x", x, x.rank - 1, din);
    return tf.tidy(() => {
      const rows = tf.reshape(x, [-1, din]); // [n, in]
      let y: tf.Tensor = tf.matMul(rows, this.merged ?? this.base);
      if (this.merged === undefined) {
        // Through the narrow middle: [n, in] -> [n, r] -> [n, out]. AB itself, [in, out], is never made.
        const narrow = tf.matMul(rows, this.A);
        y = tf.add(y, tf.mul(tf.matMul(narrow, this.B), this.scale));
      }
      if (this.bias !== undefined) y = tf.add(y, this.bias);
      return tf.reshape(y, [...x.shape.slice(0, -1), dout]);
    });
  }

  merge(): void {
    if (this.merged !== undefined) return;
    this.merged = tf.tidy(() => tf.keep(tf.add(this.base, tf.mul(tf.matMul(this.A, this.B), this.scale))));
  }

  /** The base was kept, so nothing is subtracted and nothing is lost to rounding. */
  unmerge(): void {
    this.merged?.dispose();
    this.merged = undefined;
  }

  weight(): tf.Tensor2D {
    return tf.clone(this.merged ?? this.base);
  }

  trainable(): tf.Variable[] {
    return [this.A, this.B];
  }
}

export function initLora(
  din: number,
  dout: number,
  r: number,
  normal: () => number,
): { A: tf.Tensor2D; B: tf.Tensor2D } {
  const draws = new Float32Array(din * r);
  for (let i = 0; i < draws.length; i++) draws[i] = normal() / Math.sqrt(r);
  return { A: tf.tensor2d(draws, [din, r]), B: tf.zeros([r, dout]) };
}

function requireAxis(name: string, x: tf.Tensor, axis: number, length: number): void {
  if (x.shape[axis] === length) return;
  throw new RangeError(`LoRALinear: axis ${axis} of ${name} has length ${length}; got [${x.shape.join(", ")}]`);
}
