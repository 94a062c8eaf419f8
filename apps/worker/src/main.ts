/**
 * @file `pnpm worker`: grades what the web's users submit, until it is told to stop.
 *
 * The first signal lets it finish the grading at hand, the second hands it back, the third ends the process at once.
 */
import { openDatabase } from "@kata/db/client";
import { DatabaseError } from "@kata/db/database-error";
import { answersFolder } from "@kata/db/location";
import type { AnswerProblem } from "@kata/grader/answers/answer-book";
import { createGrader } from "@kata/grader/grade";
import { IsolationError } from "@kata/grader/sandbox/isolation";
import { loadKata } from "@kata/katas/registry";
import { log, reasonOf } from "./log.ts";
import { onSupervisorGone } from "./supervisor.ts";
import { startWorker } from "./worker.ts";

const SYSTEM_ERROR = 2;
const INTERRUPTED = 130;
/** Less than `npm start` waits before it kills. */
const GRACE_MS = 5_000;

const stop = Promise.withResolvers<string>();
const impatience = new AbortController();
let numSignals = 0;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    numSignals += 1;
    stop.resolve(signal);
    if (numSignals === 2) impatience.abort();
    // A job that is dropped like this comes back through its missing heartbeat.
    if (numSignals > 2) process.exit(INTERRUPTED);
  });
}
onSupervisorGone(() => stop.resolve("the process that started it has ended"));

try {
  const db = await openDatabase();
  const answers = { folder: answersFolder(), onProblem: tellProblem };
  const worker = await startWorker({ db, createGrader: () => createGrader({ answers }), loadKata, log });
  log("stopping", { reason: await stop.promise });
  // Whatever does not end by then ends with this process.
  setTimeout(() => process.exit(), 2 * GRACE_MS).unref();
  await worker.stop(AbortSignal.any([impatience.signal, AbortSignal.timeout(GRACE_MS)]));
  await db.close();
  log("stopped");
} catch (error) {
  const isSaidWell = error instanceof DatabaseError || error instanceof IsolationError;
  log("failed", { reason: isSaidWell ? error.text.en : reasonOf(error) });
  process.exitCode = SYSTEM_ERROR;
}
process.exit();

/** Gradings go on without: they wait for the reference. */
function tellProblem(problem: AnswerProblem): void {
  const reason = reasonOf(problem.reason);
  if (problem.kind === "not-kept") log("answers not kept", { reason });
  else log("answers not computed ahead", { slug: problem.slug, reason });
}
