/** @file The body of every refused request. The browser reads the code; a person reads the message in their language. */
import { z } from "zod";

export const API_ERROR_CODES = [
  "bad-json",
  "bad-request",
  "body-too-large",
  "source-empty",
  "source-too-large",
  "source-not-text",
  "unknown-kata",
  "unknown-attempt",
  "unknown-route",
  "attempt-over",
  "unknown-host",
  "foreign-origin",
  "database-unreachable",
  "internal",
] as const;
export type ApiErrorCode = (typeof API_ERROR_CODES)[number];

export const ApiErrorBody = z.object({
  error: z.object({
    code: z.enum(API_ERROR_CODES),
    message: z.object({ en: z.string(), zh: z.string() }),
    /** Which fields of the request were wrong, and how. */
    fields: z.array(z.object({ path: z.string(), rule: z.string() })).optional(),
  }),
});
export type ApiErrorBody = z.infer<typeof ApiErrorBody>;
