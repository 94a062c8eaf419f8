/** @file The verdict of an attempt that could not be graded, through no fault of its author. */
import { SCORE_VERSION, type Verdict } from "@kata/grader/verdict";

/** No process got far enough to be isolated at any level of the ladder. */
const NOTHING_RAN = 0;

export function internalError(slug: string, examplesOnly: boolean): Verdict {
  return {
    slug,
    verdict: "internal-error",
    score: 0,
    scoreVersion: SCORE_VERSION,
    message: {
      en: "The grader broke down several times on this attempt; this is our fault and does not count.",
      zh: "判题系统在这次提交上连续出错，这是我们的问题，不计入成绩。",
    },
    next: {
      en: "Submit again. If it happens again, run `pnpm kata doctor` and look into the worker's log.",
      zh: "请重新提交。若仍然出错，可运行 `pnpm kata doctor`，并查看判题进程的日志。",
    },
    cases: [],
    backend: { rung: "not applicable", gpu: false, version: "" },
    isolation: NOTHING_RAN,
    contentHash: "",
    durationMs: 0,
    examplesOnly,
  };
}
