/** @file Who is measured beside whom. Knows no process, so that a browser can show it. */

export const CONTESTANTS = ["candidate", "solution", "naive"] as const;
export type Contestant = (typeof CONTESTANTS)[number];
