/** @file The rungs that tests hold the textbook and the repairs to. Used by tests only. */
import { existsSync } from "node:fs";
import { isNativeReady } from "../native-folder.ts";
import { LADDER, type RungName } from "../rung.ts";

// The tests' adapter is a program; jest.config.mjs chooses it.
process.env["KATA_ALLOW_SOFTWARE_GPU"] = "1";

/** The native rungs need `pnpm gpu:setup`, and the first of them a GPU; the others need nothing but what `npm test` installs. */
const isAbsent = (rung: RungName) =>
  (rung.startsWith("tfjs-node") && !isNativeReady()) ||
  (rung === "tfjs-node-gpu" && !existsSync("/proc/driver/nvidia/version"));

export const RUNGS: readonly RungName[] = LADDER.filter((rung) => !isAbsent(rung));

const TYPES = "TensorFlow has no kernel for this type and says so";
const CONVENTION = "another convention of TensorFlow's";
const NATIVE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["atan2", "expm1", "log1p", "isFinite", "isNaN"].map((name) => [`${name} of int32`, TYPES])),
  ...Object.fromEntries(
    `abs add atan2 div einsum exp expm1 greater isFinite isNaN lessEqual log1p matMul max mul oneHot pow prelu relu round sign square
     squaredDifference sub topkIndices`
      .split(/\s+/)
      .map((name) => [`${name} of bool`, TYPES]),
  ),
  "clip of bool": CONVENTION,
  "round of int32": CONVENTION,
  sign: CONVENTION,
  "max over an axis of nothing": CONVENTION,
  "min over an axis of nothing": CONVENTION,
  "a repaired op leaves no memory behind": "the native backend keeps one buffer",
};

/** Why a rung is not held to a case; `undefined` where it is. */
export function exceptionOf(rung: RungName, name: string): string | undefined {
  return rung.startsWith("tfjs-node") ? NATIVE[name] : undefined;
}
