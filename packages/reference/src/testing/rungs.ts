/** @file The rungs that tests hold the textbook and the repairs to. Used by tests only. */
import { LADDER, type RungName } from "../rung.ts";
import { isNativeReady } from "../native-folder.ts";

// The tests' adapter is a program; jest.config.mjs chooses it.
process.env["KATA_ALLOW_SOFTWARE_GPU"] = "1";

/** Those that need nothing but this package and the Vulkan loader; the native ones where `pnpm gpu:setup` was run. */
export const RUNGS: readonly RungName[] = LADDER.filter((rung) => !rung.startsWith("tfjs-node") || isNativeReady());
