import { ApiError, route } from "@/server/api";
import { findEntry } from "@/server/catalogue";
import { db } from "@/server/packages";

/** Opens the solution without an accepted attempt. It is recorded. */
export const POST = route<{ readonly slug: string }>(async ({ params, learner }) => {
  if (findEntry(params.slug) === undefined) throw new ApiError("unknown-kata");
  const { giveUp } = await db.solutionAccess();
  await giveUp(learner.database, learner.userId, params.slug);
  return new Response(null, { status: 204 });
});
