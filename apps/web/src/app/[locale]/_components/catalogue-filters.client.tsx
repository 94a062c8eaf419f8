"use client";

import type { Track } from "@kata/katas/public/catalogue";
import { Search, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { DIFFICULTIES, type Filter, isFiltered } from "@/catalogue/filter";
import { Button } from "@/ui/button";
import { Kbd } from "@/ui/kbd";
import { Select } from "@/ui/select";
import { KATA_STATUSES } from "@/wire/progress";

interface FiltersProps {
  readonly filter: Filter;
  readonly tracks: readonly Track[];
  readonly onChange: (filter: Filter) => void;
}

export function CatalogueFilters({ filter, tracks, onChange }: FiltersProps) {
  const t = useTranslations();
  const locale = useLocale();
  const search = useRef<HTMLInputElement>(null);
  const searchId = useId();

  // What was typed before the page came alive counts, too.
  const adopt = useEffectEvent(() => {
    const typed = search.current?.value ?? "";
    if (typed !== filter.query) onChange({ ...filter, query: typed });
  });
  useEffect(() => adopt(), []);

  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent) {
      const target = event.target as HTMLElement | null;
      if (event.key !== "/" || target?.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      search.current?.focus();
    }
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  return (
    <form role="search" onSubmit={(event) => event.preventDefault()} className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-60 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
        />
        <label htmlFor={searchId} className="sr-only">
          {t("catalogue.search")}
        </label>
        <input
          id={searchId}
          ref={search}
          type="search"
          value={filter.query}
          placeholder={t("catalogue.searchPlaceholder")}
          onChange={(event) => onChange({ ...filter, query: event.target.value })}
          onKeyDown={(event) => event.key === "Escape" && onChange({ ...filter, query: "" })}
          className="h-9 w-full rounded-lg border border-line-strong bg-surface ps-9 pe-9 text-sm placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
        />
        <span aria-hidden className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 max-sm:hidden">
          {filter.query === "" && <Kbd keys={["/"]} />}
        </span>
      </div>
      <Select
        label={t("catalogue.track")}
        all={t("catalogue.allTracks")}
        value={filter.track}
        options={tracks.map(({ id, title }) => ({ value: id, label: title[locale] }))}
        onChange={(track) => onChange({ ...filter, track })}
      />
      <Select
        label={t("catalogue.difficulty")}
        all={t("catalogue.allDifficulties")}
        value={filter.difficulty}
        options={DIFFICULTIES.map((value) => ({ value, label: t(`difficulty.${value}`) }))}
        onChange={(difficulty) => onChange({ ...filter, difficulty })}
      />
      <Select
        label={t("catalogue.status")}
        all={t("catalogue.allStatuses")}
        value={filter.status}
        options={KATA_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => onChange({ ...filter, status })}
      />
      {isFiltered(filter) && (
        <Button look="quiet" className="h-9" onClick={() => onChange({ query: "" })}>
          <X aria-hidden />
          {t("catalogue.clear")}
        </Button>
      )}
    </form>
  );
}
