import { route } from "@/server/api";
import { streamAttempt } from "@/server/attempt-stream";
import { readAttempt } from "@/server/attempts";

/** The grading as it happens. `Last-Event-ID`, or `?after=`, says what the reader has. */
export const GET = route<{ readonly id: string }>(async ({ request, params, learner }) => {
  await readAttempt(learner, params.id);
  const after = Number(request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after") ?? 0);
  return new Response(
    streamAttempt(learner, params.id, Number.isSafeInteger(after) && after > 0 ? after : 0, request.signal),
    {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    },
  );
});
