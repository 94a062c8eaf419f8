/** @file Answers to the kata `stable-softmax`: the right one, and ones that go wrong in a way that a test wants to see. */
import { readSolution } from "@kata/katas/sources";

export const RIGHT = readSolution("stable-softmax");

/** Overflows: the mentor knows this one. */
export const WITHOUT_SHIFT = RIGHT.replace("tf.sub(logits, shift)", "logits");

/** Right, and talkative. */
export const TALKATIVE = RIGHT.replace("  const { axis", '  console.log("rank is", x.rank);\n  const { axis');

/** The fault is on line 4, at the brace that nothing closes before it. */
export const BROKEN =
  'import * as tf from "@tensorflow/tfjs";\n\nexport function softmax(x: tf.Tensor) {\n  return tf.exp(x;\n}\n';

/** Right, quick at first, and slow from the twelfth call on: the last groups take seconds. */
export const SLOW_AT_THE_END = `let numCalls = 0;\n${RIGHT.replace(
  "  const { axis",
  "  numCalls += 1;\n  for (let i = 0; numCalls > 12 && i < 1.5e8; i++);\n  const { axis",
)}`;
