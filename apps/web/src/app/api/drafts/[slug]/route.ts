import { parseBody, route } from "@/server/api";
import { readDrafts, writeDraft } from "@/server/drafts";
import { DraftBody } from "@/wire/draft";

interface Params {
  readonly slug: string;
}

export const GET = route<Params>(async ({ params, learner }) => Response.json(await readDrafts(learner, params.slug)));

export const PUT = route<Params>(async ({ request, params, learner }) => {
  await writeDraft(learner, params.slug, await parseBody(request, DraftBody));
  return new Response(null, { status: 204 });
});

/** As PUT: a page that is being closed can only POST. */
export const POST = PUT;
