/** @file What the dashboard shows: figures of the learner beside the katas there are. */
import "server-only";
import type { Bilingual } from "@kata/grader/contract";
import type { Day } from "@kata/db/progress";
import { catalogue, tracks as allTracks } from "@kata/katas/public/catalogue";
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
  readonly isAccepted: boolean;
  readonly attempts: number;
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
  const best = catalogue.flatMap(({ slug, title }) => {
    const progress = katas.get(slug);
    if (progress?.bestScore === undefined) return [];
    return [
      {
        slug,
        title,
        score: progress.bestScore,
        isAccepted: progress.status === "accepted",
        attempts: progress.attempts,
      },
    ];
  });
  return {
    totals,
    numKatas: catalogue.length,
    tracks: tracks.filter(({ total }) => total > 0),
    best,
    days,
    recent: recent.map((attempt) => ({ ...toRow(attempt), title: titleOf(attempt.slug) })),
  };
}

/** A kata that is no longer shipped keeps its attempts, under its slug. */
function titleOf(slug: string): Bilingual {
  return catalogue.find((entry) => entry.slug === slug)?.title ?? { en: slug, zh: slug };
}
