import { route } from "@/server/api";
import { db } from "@/server/packages";

/** All that is stored about the learner, as the file that `pnpm data:import` reads. */
export const GET = route(async ({ learner }) => {
  const { exportData } = await db.transfer();
  const data = await exportData(learner.database, learner.userId);
  return new Response(`${JSON.stringify(data, null, 1)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="llm-kata.json"',
      "cache-control": "no-store",
    },
  });
});
