/**
 * @file Shaders of our own for the webgpu backend of TensorFlow.js: one thread per element of the output.
 *
 * The library declares `result`, `A`, `uniforms` and the functions that turn an index into coordinates and back.
 */
import type { DataType, TensorInfo } from "@tensorflow/tfjs-core";
import type { Memory } from "../core.ts";
import type { ElementaryFunction } from "./functions.ts";

/** What the backend wants of a program; it is compiled once per key, type and rank. */
export interface Program {
  readonly outputShape: number[];
  readonly shaderKey: string;
  readonly variableNames: readonly string[];
  readonly workgroupSize: readonly [number, number, number];
  readonly dispatchLayout: { readonly x: readonly number[] };
  readonly dispatch: readonly [number, number, number];
  readonly size: true;
  getUserCode(): string;
}

export interface Gpu extends Memory {
  runWebGPUProgram(program: Program, inputs: readonly TensorInfo[], dtype: DataType): TensorInfo;
}

const GROUP = 64;
const AXES = ["x", "y", "z", "w", "u", "v"];
const COORDINATES = ["", "", "vec2<i32>", "vec3<i32>", "vec4<i32>", "vec5", "vec6"];

/** Bools and integers as integers or floats. */
export function conversion({ shape, dtype }: TensorInfo, to: DataType): Program {
  return elementwise(shape, `convert_${dtype}_${to}`, `result[index] = ${to === "float32" ? "f32" : "i32"}(A[index]);`);
}

/** Of integers, bit for bit. Rank 2 to 6. */
export function transposition({ shape }: TensorInfo, perm: readonly number[]): Program {
  const rank = shape.length;
  if (rank >= COORDINATES.length) throw new RangeError(`transpose: rank is at most 6 on webgpu; got ${rank}`);
  const from = shape.map((_, axis) => `c.${AXES[perm.indexOf(axis)]}`).join(", ");
  const place = `getIndexFromCoords${rank}D(${COORDINATES[rank]}(${from}), uniforms.aShape)`;
  const code = `let c = getCoordsFromIndex(index); result[index] = A[${place}];`;
  return elementwise(
    perm.map((axis) => shape[axis]!),
    `transpose_ints_${perm.join("_")}`,
    code,
  );
}

/** A function of one float, element by element. */
export function elementary({ shape }: TensorInfo, name: string, { declarations, value }: ElementaryFunction): Program {
  return elementwise(shape, `exact_${name}`, `let x = f32(A[index]); result[index] = ${value};`, declarations);
}

function elementwise(outputShape: number[], shaderKey: string, code: string, declarations = ""): Program {
  const size = outputShape.reduce((product, dim) => product * dim, 1);
  return {
    outputShape,
    shaderKey,
    variableNames: ["A"],
    workgroupSize: [GROUP, 1, 1],
    dispatchLayout: { x: [...outputShape.keys()] },
    dispatch: [Math.ceil(size / GROUP), 1, 1],
    size: true,
    getUserCode: () => `${declarations}
      fn main(index : i32) { if (index < uniforms.size) { ${code} } }`,
  };
}
