/** @file What may be stored and graded as source code at all. */
import "server-only";
import { MOST_SOURCE_BYTES } from "@kata/grader/contract";
import { ApiError } from "@/server/api";

/** Text that the database can hold and that is not too long. @throws ApiError */
export function checkText(source: string): void {
  if (Buffer.byteLength(source) > MOST_SOURCE_BYTES) throw new ApiError("source-too-large");
  if (source.includes("\0") || !source.isWellFormed()) throw new ApiError("source-not-text");
}

/** As `checkText`, and something must be there to grade. @throws ApiError */
export function checkSubmission(source: string): void {
  checkText(source);
  if (source.trim() === "") throw new ApiError("source-empty");
}
