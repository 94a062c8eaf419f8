import { parseBody, route } from "@/server/api";
import { submit } from "@/server/attempts";
import { NewAttempt } from "@/wire/attempt";

/** Takes code to be graded. 202: it is stored and queued; its events say how it goes. */
export const POST = route(async ({ request, learner }) => {
  const { id } = await submit(learner, await parseBody(request, NewAttempt));
  return Response.json({ id }, { status: 202, headers: { location: `/api/attempts/${id}` } });
});
