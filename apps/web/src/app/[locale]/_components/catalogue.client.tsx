"use client";

import type { Track } from "@kata/katas/public/catalogue";
import { useLocale, useTranslations } from "next-intl";
import { CatalogueFilters } from "@/app/[locale]/_components/catalogue-filters.client";
import { KataRow } from "@/app/[locale]/_components/kata-row";
import { type CatalogueRow, applyFilter, isFiltered } from "@/catalogue/filter";
import { useFilter } from "@/catalogue/use-filter.client";
import { Button } from "@/ui/button";

interface CatalogueProps {
  readonly rows: readonly CatalogueRow[];
  /** Only the tracks that have katas. */
  readonly tracks: readonly Track[];
}

/** The katas by track. What is searched and filtered for lives in the address, so that it can be shared and gone back to. */
export function Catalogue({ rows, tracks }: CatalogueProps) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const [filter, change] = useFilter();
  const shown = applyFilter(rows, filter);

  return (
    <>
      <CatalogueFilters filter={filter} tracks={tracks} onChange={change} />
      <p role="status" className="sr-only">
        {t("found", { count: shown.length })}
      </p>
      {shown.length === 0 && (
        <div className="rounded-xl border border-dashed border-line-strong px-6 py-14 text-center">
          <p className="font-medium">{rows.length === 0 ? t("noneShipped") : t("noneFound")}</p>
          {isFiltered(filter) && (
            <Button className="mt-4" onClick={() => change({ query: "" })}>
              {t("clear")}
            </Button>
          )}
        </div>
      )}
      {tracks.map((track) => {
        const inTrack = rows.filter((row) => row.track === track.id);
        const visible = shown.filter((row) => row.track === track.id);
        if (visible.length === 0) return null;
        const numAccepted = inTrack.filter(({ progress }) => progress.status === "accepted").length;
        return (
          <section key={track.id} aria-labelledby={`track-${track.id}`} className="mt-8 first-of-type:mt-6">
            <div className="mb-2 flex items-baseline justify-between gap-4 px-1">
              <h2 id={`track-${track.id}`} className="text-sm font-semibold">
                {track.title[locale]}
              </h2>
              <p className="text-xs text-faint tabular-nums">
                {t("ofTotal", { accepted: numAccepted, total: inTrack.length })}
              </p>
            </div>
            <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
              {visible.map((row) => (
                <KataRow key={row.slug} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
