/**
 * @file The workspace packages that touch files, processes or the database.
 *
 * Node loads them itself, from their sources: bundled, they would not find their own files, and each bundle would hold
 * a database pool of its own. Nothing here leads to the grader's sandbox or to TensorFlow.js.
 */
import "server-only";

export const db = {
  attempts: () => import(/* turbopackIgnore: true */ "@kata/db/attempts"),
  client: () => import(/* turbopackIgnore: true */ "@kata/db/client"),
  drafts: () => import(/* turbopackIgnore: true */ "@kata/db/drafts"),
  events: () => import(/* turbopackIgnore: true */ "@kata/db/events"),
  progress: () => import(/* turbopackIgnore: true */ "@kata/db/progress"),
  solutionAccess: () => import(/* turbopackIgnore: true */ "@kata/db/solution-access"),
  standing: () => import(/* turbopackIgnore: true */ "@kata/db/standing"),
  transfer: () => import(/* turbopackIgnore: true */ "@kata/db/transfer"),
  users: () => import(/* turbopackIgnore: true */ "@kata/db/users"),
  workers: () => import(/* turbopackIgnore: true */ "@kata/db/workers"),
};

export const katas = {
  sources: () => import(/* turbopackIgnore: true */ "@kata/katas/sources"),
  texts: () => import(/* turbopackIgnore: true */ "@kata/katas/texts"),
  types: () => import(/* turbopackIgnore: true */ "@kata/katas/types"),
};
