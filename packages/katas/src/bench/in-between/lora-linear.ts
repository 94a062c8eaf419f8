import * as tf from "@tensorflow/tfjs";

/** The detour beside W, as it should be, but one column of A after the other. */
export class LoRALinear {
  private readonly base: tf.Tensor2D;
  private readonly A: tf.Variable;
  private readonly B: tf.Variable;
  private readonly bias: tf.Tensor1D | undefined;
  private readonly scale: number;
  private merged: tf.Tensor2D | undefined;

  constructor(W: tf.Tensor2D, A: tf.Tensor2D, B: tf.Tensor2D, o: { alpha: number; bias?: tf.Tensor1D }) {
    const [din, dout] = W.shape;
    const r = A.shape[1];
    requireLength(A, 0, din);
    requireLength(B, 0, r);
    requireLength(B, 1, dout);
    if (o.bias !== undefined) requireLength(o.bias, 0, dout);
    this.base = W;
    this.A = tf.variable(A);
    this.B = tf.variable(B);
    this.bias = o.bias;
    this.scale = o.alpha / r;
  }

  forward(x: tf.Tensor): tf.Tensor {
    const [din, dout] = this.base.shape;
    requireLength(x, x.rank - 1, din);
    return tf.tidy(() => {
      const rows: tf.Tensor2D = tf.reshape(x, [-1, din]);
      let y: tf.Tensor = tf.matMul(rows, this.merged ?? this.base);
      if (this.merged === undefined) {
        const columns = tf.split(this.A, this.A.shape[1]!, 1) as tf.Tensor2D[];
        const narrow: tf.Tensor2D = tf.concat(
          columns.map((column) => tf.matMul(rows, column)),
          1,
        ); // [n, r]
        y = tf.add(y, tf.mul(tf.matMul(narrow, this.B), this.scale));
      }
      return tf.reshape(this.bias === undefined ? y : tf.add(y, this.bias), [...x.shape.slice(0, -1), dout]);
    });
  }

  merge(): void {
    this.merged ??= tf.tidy(() => tf.keep(this.sum()));
  }

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

  private sum(): tf.Tensor2D {
    return tf.add(this.base, tf.mul(tf.matMul(this.A, this.B), this.scale));
  }
}

export function initLora(
  din: number,
  dout: number,
  r: number,
  normal: () => number,
): { A: tf.Tensor2D; B: tf.Tensor2D } {
  const draws = Array.from({ length: din * r }, () => normal() / Math.sqrt(r));
  return { A: tf.tensor2d(draws, [din, r]), B: tf.zeros([r, dout]) };
}

function requireLength(x: tf.Tensor, axis: number, length: number): void {
  if (x.shape[axis] !== length) throw new RangeError(`axis ${axis}: length ${length}; got [${x.shape.join(", ")}]`);
}
