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
