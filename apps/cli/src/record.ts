/**
 * @file The user's record: opened beside the grading, and never in its way. What the database cannot take is kept as a file.
 */
import type { Database } from "@kata/db/client";
import type { KataProgress } from "@kata/db/progress";
import type { Standing } from "@kata/db/standing";
import type { Locale } from "@kata/grader/report-text";
import type { Verdict } from "@kata/grader/verdict";
import { type Entry, keep, takeKept } from "./data-files.ts";
import { Problem } from "./problem.ts";
import { reasonOf } from "./reason.ts";

export interface Graded {
  readonly slug: string;
  readonly source: string;
  readonly language: "ts" | "js";
  readonly verdict: Verdict;
}

/** What became of an attempt. */
export type Recorded =
  | {
      readonly kind: "recorded";
      /** Kept earlier, recorded now. */ readonly late: number;
      /** Why others kept earlier still are not. */ readonly refused: readonly string[];
      /** Of a measured attempt: where it stands among the accepted ones. */ readonly standing: Standing | undefined;
    }
  | { readonly kind: "kept"; readonly file: string; readonly reason: string }
  | { readonly kind: "lost"; readonly reason: string; readonly why: string };

export interface Record {
  recordAttempt(graded: Graded): Promise<Recorded>;
  recordGivingUp(slug: string): Promise<Recorded>;
  /** @throws when the database cannot be reached */
  mayReadSolution(slug: string): Promise<boolean>;
  /** @throws when the database cannot be reached */
  progress(): Promise<ReadonlyMap<string, KataProgress>>;
  close(): Promise<void>;
}

/** A server that does not answer at all is given up after this; the connection's own limit of 10 s should come first. */
const PATIENCE_MS = 15_000;

/** Begins to open the database and returns at once. */
export function openRecord(locale: Locale): Record {
  const opening = withPatience(open());
  // Whoever asks for it hears of the failure; until then it is nobody's unhandled rejection.
  opening.catch(() => {});
  const settle = async (entry: Entry): Promise<Recorded> => {
    try {
      const opened = await opening;
      const id = await store(opened, entry);
      const { taken, refused } = await takeKept((kept) => store(opened, kept));
      // Recorded it is, with or without an answer to this.
      const standing = await findStanding(opened, id).catch(() => undefined);
      return { kind: "recorded", late: taken, refused: refused.map((error) => reasonOf(error, locale)), standing };
    } catch (error) {
      const reason = reasonOf(error, locale);
      try {
        return { kind: "kept", file: await keep(entry), reason };
      } catch (why) {
        return { kind: "lost", reason, why: reasonOf(why, locale) };
      }
    }
  };
  return {
    recordAttempt: (graded) => settle({ kind: "attempt", ...graded, at: new Date().toISOString() }),
    recordGivingUp: (slug) => settle({ kind: "give-up", slug, at: new Date().toISOString() }),
    async mayReadSolution(slug) {
      const opened = await opening;
      await takeKept((kept) => store(opened, kept));
      const { hasSolutionAccess } = await import("@kata/db/solution-access");
      return hasSolutionAccess(opened.database, opened.userId, slug);
    },
    async progress() {
      const opened = await opening;
      await takeKept((kept) => store(opened, kept));
      const { statuses } = await import("@kata/db/progress");
      return statuses(opened.database, opened.userId);
    },
    async close() {
      const opened = await opening.catch(() => undefined);
      await opened?.database.close();
    },
  };
}

interface Opened {
  readonly database: Database;
  readonly userId: string;
}

async function open(): Promise<Opened> {
  const [{ openDatabase }, { localUser }] = await Promise.all([import("@kata/db/client"), import("@kata/db/users")]);
  const database = await openDatabase();
  return { database, userId: (await localUser(database)).id };
}

/** Returns the id of an attempt. */
async function store({ database, userId }: Opened, entry: Entry): Promise<string | undefined> {
  if (entry.kind === "give-up") {
    const { giveUp } = await import("@kata/db/solution-access");
    await giveUp(database, userId, entry.slug);
    return undefined;
  }
  const { recordAttempt } = await import("@kata/db/attempts");
  const { slug, source, language, verdict } = entry;
  const { id } = await recordAttempt(database, { userId, slug, source, language, kind: "submit", verdict });
  return id;
}

async function findStanding({ database }: Opened, id: string | undefined): Promise<Standing | undefined> {
  if (id === undefined) return undefined;
  const { getStanding } = await import("@kata/db/standing");
  return getStanding(database, id);
}

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Problem((m) => m.grade.noAnswer(PATIENCE_MS / 1000))), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
