/** @file The cpu rung: kernels in plain JavaScript. Slow, and usable everywhere. */
import { version_cpu } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { installRepairs } from "../repairs.ts";
import type { Rung } from "../rung.ts";

export const rung: Rung = {
  async open() {
    if (!(await tf.setBackend("cpu"))) throw new Error("TensorFlow.js could not start its cpu backend");
    installRepairs(tf, "cpu");
    return { gpu: false, version: version_cpu };
  },
};
