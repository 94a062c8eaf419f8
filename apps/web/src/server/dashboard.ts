/** @file What the dashboard shows: figures of the learner beside the katas there are. */
import "server-only";
import type { Bilingual } from "@kata/grader/contract";
import type { Dashboard, Day } from "@kata/db/progress";
import { catalogue, tracks as allTracks } from "@kata/katas/public/catalogue";
import { type BestMeasure, bestMeasure } from "@/dashboard/best-measure";
import { toRow } from "@/server/attempts";
import { db } from "@/server/packages";
import type { Learner } from "@/server/session";
import type { AttemptRow } from "@/wire/attempt";

export interface TrackProgress {
  readonly id: string;
  readonly title: Bilingual;
  readonly accepted: number;
  readonly total: number;
}

export interface BestScore {
  readonly slug: string;
  readonly title: Bilingual;
  readonly score: number;
  readonly scoreVersion: number;
  readonly isAccepted: boolean;
  readonly attempts: number;
  /** Of a kata that measures, once an accepted answer was measured. */
  readonly measured: BestMeasure | undefined;
}

export interface RecentAttempt extends AttemptRow {
  readonly title: Bilingual;
}

export interface DashboardView {
  readonly totals: {
    readonly attempts: number;
    readonly acceptedAttempts: number;
    readonly tried: number;
    readonly accepted: number;
  };
  readonly numKatas: number;
  readonly tracks: readonly TrackProgress[];
  readonly best: readonly BestScore[];
  readonly days: readonly Day[];
  readonly recent: readonly RecentAttempt[];
}

export async function getDashboard({ database, userId }: Learner): Promise<DashboardView> {
  const { dashboard } = await db.progress();
  const { totals, katas, days, recent } = await dashboard(database, userId);
  const tracks = allTracks.map(({ id, title }) => {
    const own = catalogue.filter(({ track }) => track === id);
    return {
      id,
      title,
      accepted: own.filter(({ slug }) => katas.get(slug)?.status === "accepted").length,
      total: own.length,
    };
  });
  return {
    totals,
    numKatas: catalogue.length,
    tracks: tracks.filter(({ total }) => total > 0),
    best: await bestScores(database, katas),
    days,
    recent: recent.map((attempt) => ({ ...toRow(attempt), title: titleOf(attempt.slug) })),
  };
}

async function bestScores(database: Learner["database"], katas: Dashboard["katas"]): Promise<readonly BestScore[]> {
  const { getStanding } = await db.standing();
  const tried = catalogue.flatMap(({ slug, title }) => {
    const { best, status, attempts } = katas.get(slug) ?? {};
    return best === undefined
      ? []
      : [{ slug, title, best, isAccepted: status === "accepted", attempts: attempts ?? 0 }];
  });
  return Promise.all(
    tried.map(async ({ best: { attemptId, score, scoreVersion, efficiency }, ...kata }) => {
      const measured = efficiency && bestMeasure(efficiency, await getStanding(database, attemptId));
      return { ...kata, score, scoreVersion, measured };
    }),
  );
}

/** A kata that is no longer shipped keeps its attempts, under its slug. */
function titleOf(slug: string): Bilingual {
  return catalogue.find((entry) => entry.slug === slug)?.title ?? { en: slug, zh: slug };
}
