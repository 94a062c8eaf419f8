/**
 * @file What every route handler does around its own work: find out who asks, parse, and answer a broken rule with a typed body.
 *
 * Foreign hosts and origins have been turned away before, in proxy.ts.
 */
import "server-only";
import type { z } from "zod";
import { messagesOf } from "@/i18n/messages";
import { DatabaseUnreachableError, isDatabaseUp } from "@/server/database";
import { type Learner, getLearner } from "@/server/session";
import type { ApiErrorBody, ApiErrorCode } from "@/wire/error";

/** A source of the allowed size may take six bytes a character as JSON. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

const CLIENT_CLOSED = 499;

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  "bad-json": 400,
  "bad-request": 400,
  "body-too-large": 413,
  "source-empty": 400,
  "source-too-large": 413,
  "source-not-text": 400,
  "unknown-kata": 404,
  "unknown-attempt": 404,
  "unknown-route": 404,
  "attempt-over": 409,
  "unknown-host": 421,
  "foreign-origin": 403,
  "database-unreachable": 503,
  internal: 500,
};

/** The request breaks a rule; the code says which. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly fields: ApiErrorBody["error"]["fields"];

  constructor(code: ApiErrorCode, fields?: ApiErrorBody["error"]["fields"]) {
    super(`api: ${code}`);
    this.code = code;
    this.fields = fields;
  }
}

interface Call<Params> {
  readonly request: Request;
  readonly params: Params;
  readonly learner: Learner;
}

/** Wraps the work of one route. @example export const GET = route<{ id: string }>(async ({ params, learner }) => Response.json(...)) */
export function route<Params = unknown>(handle: (call: Call<Params>) => Promise<Response>) {
  return async (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> => {
    try {
      return await handle({ request, params: await context.params, learner: await getLearner() });
    } catch (error) {
      // The reader has gone in the middle of the request: there is nobody to answer, and nothing is wrong.
      if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED });
      return refuse(await classify(error));
    }
  };
}

export function refuse({ code, fields }: Pick<ApiError, "code" | "fields">): Response {
  const message = { en: messagesOf("en").errors[code], zh: messagesOf("zh").errors[code] };
  const body: ApiErrorBody = { error: { code, message, ...(fields ? { fields } : {}) } };
  return Response.json(body, { status: STATUS[code], headers: { "cache-control": "no-store" } });
}

/** @throws ApiError `body-too-large`, `bad-json` or `bad-request` */
export async function parseBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw new ApiError("body-too-large");
  const text = await request.text();
  if (text.length > MAX_BODY_BYTES) throw new ApiError("body-too-large");
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiError(
    "bad-request",
    parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), rule: message })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("bad-json");
  }
}

/** Anything unforeseen is either the database gone or our own fault; only a question to the database can tell. */
async function classify(error: unknown): Promise<ApiError> {
  if (error instanceof ApiError) return error;
  console.error(error);
  if (error instanceof DatabaseUnreachableError || !(await isDatabaseUp())) return new ApiError("database-unreachable");
  return new ApiError("internal");
}
