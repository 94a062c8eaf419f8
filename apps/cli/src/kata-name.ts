/** @file What a user calls a kata, as its slug. */
import { resolveName } from "@kata/katas/registry";
import { Problem } from "./problem.ts";

/** @throws {Problem} with the nearest names */
export function slugOf(name: string): string {
  const resolved = resolveName(name);
  if (resolved.kind === "found") return resolved.slug;
  throw new Problem((m) => m.usage.unknownKata(name, resolved.nearest));
}
