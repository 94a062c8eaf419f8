/** @file Cases of LoRA. n = rows of the input, in, out = widths of the layer, r = rank of the update. */
import { defineKata, type Script, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { callback, ref, tensor, type TensorValue } from "@kata/grader/value";

interface Layer {
  readonly W: TensorValue;
  readonly A: TensorValue;
  readonly B: TensorValue;
  readonly bias: TensorValue | undefined;
}

const merge: Step = { call: "m.merge" };
const unmerge: Step = { call: "m.unmerge" };
const weight: Step = { call: "m.weight" };
const trainable: Step = { call: "m.trainable" };
const variables: Step = { call: "m.trainable", as: "vars", record: false };

/** Two tokens at a time, as in decoding, through a square layer of rank 8. */
const timed = (width: number) => (rng: Rng) => {
  const [W, A, B, bias] = [whole(rng, width, width), whole(rng, width, 8), whole(rng, 8, width), whole(rng, width)];
  const inputs = Array.from({ length: 4 }, () => whole(rng, 2, width));
  return { steps: [make({ W, A, B, bias }, 16), ...inputs.map(forward)] };
};

export const kata = defineKata({
  slug: "lora-linear",
  style: "tensor",
  exports: {
    LoRALinear: { kind: "class", params: ["W", "A", "B", "o"], readonly: ["W", "A", "B", "o"] },
    initLora: { kind: "function", params: ["din", "dout", "r", "normal"] },
  },
  reference: { module: "lora" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-5 },
  bounds: { leakedTensors: 0 },
  measures: [{ kind: "cpuTime", over: "in", sizes: [16, 32, 64].map((din) => ({ size: din, script: timed(din) })) }],
  cases: [
    {
      name: "rank 2, alpha 4",
      group: "forward",
      example: true,
      // xW = [7, 10], xAB = [1, -2], alpha / r = 2, bias = [0.5, -0.5].
      script: () => {
        const W = tensor([2, 2], [1, 2, 3, 4]);
        const A = tensor([2, 2], [1, 0, 0, 1]);
        const B = tensor([2, 2], [1, 0, 0, -1]);
        const bias = tensor([2], [0.5, -0.5]);
        return { steps: [make({ W, A, B, bias }, 4), forward(tensor([1, 2], [1, 2]))] };
      },
    },
    {
      name: "eight draws for A, none for B",
      group: "init",
      example: true,
      script: () => ({
        callbacks: { normal: { kind: "stream", values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8) } },
        steps: [{ call: "initLora", args: [2, 3, 4, callback("normal")] }],
      }),
    },
    {
      name: "a merge and back",
      group: "merge",
      example: true,
      script: () => {
        const W = tensor([2, 1], [1, 1]);
        const A = tensor([2, 1], [1, 2]);
        const B = tensor([1, 1], [3]);
        const x = tensor([1, 2], [1, 1]);
        return {
          steps: [
            make({ W, A, B, bias: undefined }, 1),
            forward(x),
            weight,
            merge,
            weight,
            forward(x),
            unmerge,
            weight,
          ],
        };
      },
    },
    {
      name: "three, five and four wide, without bias",
      group: "forward",
      script: (rng) => ({ steps: [make({ ...layer(rng, 5, 4, 3), bias: undefined }, 2), forward(random(rng, 6, 5))] }),
    },
    {
      name: "any leading shape",
      group: "forward",
      script: (rng) => ({
        steps: [
          make(layer(rng, 5, 3, 2), 5),
          forward(random(rng, 5)),
          forward(random(rng, 2, 3, 5)),
          forward(random(rng, 2, 1, 3, 5)),
        ],
      }),
    },
    {
      name: "the rank sets the scale",
      group: "forward",
      script: (rng) => ({ steps: [make(layer(rng, 6, 3, 4), 16), forward(random(rng, 2, 6))] }),
    },
    {
      name: "draws from a stream, row by row",
      group: "init",
      script: (rng) => ({
        callbacks: { normal: { kind: "stream", values: Float64Array.from(rng.normal(15)) } },
        steps: [{ call: "initLora", args: [5, 4, 3, callback("normal")] }, { log: "normal" }],
      }),
    },
    {
      name: "the first output is that of the base",
      group: "init",
      script: (rng) => ({
        callbacks: { normal: { kind: "stream", values: Float64Array.from(rng.normal(8)) } },
        steps: [
          { call: "initLora", args: [4, 3, 2, callback("normal")], as: "init", record: false },
          {
            new: "LoRALinear",
            args: [random(rng, 4, 3), ref("init.A"), ref("init.B"), { alpha: 8 }],
            as: "m",
            record: false,
          },
          forward(random(rng, 3, 4)),
          variables,
          gradients(random(rng, 3, 4), random(rng, 3, 3)),
        ],
      }),
    },
    {
      name: "merged equals unmerged",
      group: "merge",
      script: (rng) => {
        const x = random(rng, 2, 3, 5);
        return { steps: [make(layer(rng, 5, 4, 2), 3), forward(x), merge, forward(x), unmerge, forward(x)] };
      },
    },
    {
      name: "a second merge changes nothing",
      group: "merge",
      script: (rng) => {
        const x = random(rng, 3, 4);
        return { steps: [make(layer(rng, 4, 5, 3), 2), merge, merge, weight, forward(x), unmerge, weight, forward(x)] };
      },
    },
    {
      name: "unmerge without a merge changes nothing",
      group: "merge",
      script: (rng) => {
        const x = random(rng, 3, 4);
        return {
          steps: [
            make(layer(rng, 4, 2, 3), 2),
            unmerge,
            weight,
            forward(x),
            merge,
            unmerge,
            unmerge,
            weight,
            forward(x),
          ],
        };
      },
    },
    {
      name: "training while merged",
      group: "merge",
      script: (rng) => {
        const x = random(rng, 2, 4);
        const next = layer(rng, 4, 3, 2);
        return {
          steps: [
            make(layer(rng, 4, 3, 2), 2),
            variables,
            merge,
            ...train(next),
            merge,
            weight,
            forward(x),
            unmerge,
            weight,
            forward(x),
            merge,
            weight,
          ],
        };
      },
    },
    {
      name: "exactly A and B, merged or not",
      group: "trainable",
      script: (rng) => ({
        steps: [make(layer(rng, 5, 3, 2), 2), trainable, merge, trainable, unmerge, trainable],
      }),
    },
    {
      name: "forward sees a training step",
      group: "trainable",
      script: (rng) => {
        const x = random(rng, 2, 4);
        const next = layer(rng, 4, 3, 2);
        return {
          steps: [make(layer(rng, 4, 3, 2), 2), variables, forward(x), ...train(next), forward(x), trainable],
        };
      },
    },
    {
      name: "gradients of A and B",
      group: "gradient",
      script: (rng) => ({
        steps: [make(layer(rng, 5, 4, 3), 2), variables, gradients(random(rng, 2, 3, 5), random(rng, 2, 3, 4))],
      }),
    },
    {
      name: "gradients after a merge and back",
      group: "gradient",
      script: (rng) => ({
        steps: [
          make(layer(rng, 4, 3, 2), 6),
          merge,
          unmerge,
          variables,
          gradients(random(rng, 5, 4), random(rng, 5, 3)),
        ],
      }),
    },
    { name: "A of another input width", group: "errors", script: () => refused({ W: [4, 3], A: [5, 2], B: [2, 3] }) },
    { name: "B of another rank", group: "errors", script: () => refused({ W: [4, 3], A: [4, 2], B: [3, 3] }) },
    { name: "B of another output width", group: "errors", script: () => refused({ W: [4, 3], A: [4, 2], B: [2, 4] }) },
    {
      name: "a bias of another width",
      group: "errors",
      script: () => refused({ W: [4, 3], A: [4, 2], B: [2, 3], bias: [4] }),
    },
    {
      name: "an input of another width",
      group: "errors",
      script: (rng) => ({
        steps: [make(layer(rng, 4, 3, 2), 2), { call: "m.forward", args: [random(rng, 2, 3)], throws: "RangeError" }],
      }),
    },
    {
      name: "forward never makes a matrix as large as W",
      group: "cost",
      // AB would have 256 x 192 x 4 bytes = 192 KiB; [n, r] and [n, out] have at most 2 x 192 x 4 bytes = 1.5 KiB.
      // All at once or strip by strip: two forwards make less than 16 KiB, AB alone twelve times as much.
      bounds: { largestBufferBytes: 16 * 1024, allocatedBytes: 64 * 1024 },
      script: (rng) => {
        const large = { W: whole(rng, 256, 192), A: whole(rng, 256, 2), B: whole(rng, 2, 192), bias: whole(rng, 192) };
        return { steps: [make(large, 4), forward(whole(rng, 2, 256)), forward(whole(rng, 256))] };
      },
    },
  ],
});

function layer(rng: Rng, din: number, dout: number, r: number): Layer {
  return { W: random(rng, din, dout), A: random(rng, din, r), B: random(rng, r, dout), bias: random(rng, dout) };
}

function make({ W, A, B, bias }: Layer, alpha: number): Step {
  const o = bias === undefined ? { alpha } : { alpha, bias };
  return { new: "LoRALinear", args: [W, A, B, o], as: "m", record: false };
}

function forward(x: TensorValue): Step {
  return { call: "m.forward", args: [x], tidy: true };
}

function gradients(x: TensorValue, upstream: TensorValue): Step {
  return { grad: "m.forward", args: [x], wrt: ["vars.0", "vars.1"], upstream };
}

/** A step of training, from outside: A and B get other values. */
function train({ A, B }: Layer): readonly Step[] {
  return [
    { call: "vars.0.assign", args: [A], record: false },
    { call: "vars.1.assign", args: [B], record: false },
  ];
}

/** A constructor that must throw. */
function refused(shapes: { W: number[]; A: number[]; B: number[]; bias?: number[] }): Script {
  const zeros = (shape: number[]) => tensor(shape, new Float32Array(size(shape)));
  const o = shapes.bias === undefined ? { alpha: 1 } : { alpha: 1, bias: zeros(shapes.bias) };
  const args = [zeros(shapes.W), zeros(shapes.A), zeros(shapes.B), o];
  return { steps: [{ new: "LoRALinear", args, as: "m", throws: "RangeError" }] };
}

function random(rng: Rng, ...shape: number[]): TensorValue {
  return tensor(shape, rng.normal(size(shape)));
}

/** Whole numbers: hundreds of products of them add up to the same float32 in any order. */
function whole(rng: Rng, ...shape: number[]): TensorValue {
  const values = Array.from({ length: size(shape) }, () => rng.int(-3, 4));
  return tensor(shape, values);
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1);
}
