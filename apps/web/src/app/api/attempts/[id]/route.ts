import { route } from "@/server/api";
import { cancel, readAttempt } from "@/server/attempts";

interface Params {
  readonly id: string;
}

export const GET = route<Params>(async ({ params, learner }) => Response.json(await readAttempt(learner, params.id)));

/** Cancels what is queued or running. The attempt stays, marked as cancelled. */
export const DELETE = route<Params>(async ({ params, learner }) => {
  await cancel(learner, params.id);
  return new Response(null, { status: 204 });
});
