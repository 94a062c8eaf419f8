import { getHealth } from "@/server/health";

export const dynamic = "force-dynamic";

/** 200 when pages can be served, 503 without a database. */
export async function GET() {
  const health = await getHealth();
  return Response.json(health, { status: health.database ? 200 : 503, headers: { "cache-control": "no-store" } });
}
