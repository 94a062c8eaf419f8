/**
 * @file A grading as server-sent events, each sent when it happens: `queue` while no worker has it, `grade` with the number
 * of the event as id, and one `end`. A reader that lost the connection goes on after the last id it saw.
 */
import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { readAttempt } from "@/server/attempts";
import { db } from "@/server/packages";
import type { Learner } from "@/server/session";
import { toldEvent } from "@/server/told";
import type { EndMessage, QueueMessage } from "@/wire/attempt";

const QUEUE_POLL_MS = 1_000;
const HEARTBEAT_POLLS = 10;
const RETRY_MS = 1_000;

/** The server stops only when every stream has ended; the readers connect to the next one. */
const stopping = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopping.abort());

/** @param after the last number the reader has; 0 for all. The caller has checked that the attempt is the learner's. */
export function streamAttempt(
  learner: Learner,
  id: string,
  after: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const stop = () => gone.abort();
  let isCancelled = false;
  const left = AbortSignal.any([signal, stopping.signal]);
  left.addEventListener("abort", stop, { once: true });

  return new ReadableStream({
    async start(controller) {
      const write = (text: string) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const send = (event: string, body: unknown, seq?: number) =>
        write(`${seq === undefined ? "" : `id: ${seq}\n`}event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
      write(`retry: ${RETRY_MS}\n\n`);
      const graded = new AbortController();
      const watching = watchQueue(learner, id, AbortSignal.any([gone.signal, graded.signal]), send, () =>
        write(": alive\n\n"),
      ).catch((error: unknown) => console.error(error));
      try {
        const { followEvents } = await db.events();
        for await (const { seq, event } of followEvents(learner.database, id, { after, signal: gone.signal })) {
          send("grade", toldEvent(event), seq);
        }
        graded.abort();
        await watching;
        if (!gone.signal.aborted) send("end", await readEnd(learner, id));
      } catch (error) {
        // The reader connects again by itself, and is told there if the database is gone.
        if (!gone.signal.aborted) console.error(error);
      } finally {
        graded.abort();
        left.removeEventListener("abort", stop);
        if (!isCancelled) controller.close();
      }
    },
    cancel() {
      isCancelled = true;
      stop();
    },
  });
}

async function readEnd(learner: Learner, id: string): Promise<EndMessage> {
  const { state, report, standing } = await readAttempt(learner, id);
  return { state: state === "cancelled" ? "cancelled" : "done", report, standing };
}

/** Sends the place in the queue and whether a worker lives, whenever either changes. */
async function watchQueue(
  { database }: Learner,
  id: string,
  signal: AbortSignal,
  send: (event: string, body: QueueMessage) => void,
  beat: () => void,
): Promise<void> {
  const { queuePosition, workerAlive } = await db.workers();
  let last = "";
  for (let polls = 1; !signal.aborted; polls++) {
    const state: QueueMessage = {
      position: (await queuePosition(database, id)) ?? null,
      workerAlive: await workerAlive(database),
    };
    if (JSON.stringify(state) !== last && !signal.aborted) send("queue", state);
    last = JSON.stringify(state);
    if (polls % HEARTBEAT_POLLS === 0) beat();
    await sleep(QUEUE_POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
