"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Filter, readFilter, writeFilter } from "@/catalogue/filter";

/**
 * What the reader looks for. The address follows it a moment later, which would be too late for a search box:
 * letters typed meanwhile would be lost. A change of the address that is none of ours is followed in turn.
 */
export function useFilter(): readonly [Filter, (filter: Filter) => void] {
  const params = useSearchParams();
  const [filter, setFilter] = useState(() => readFilter(params));
  /** Addresses that were written here and have not all come back; the last one is where they end. */
  const written = useRef<string[]>([]);
  const address = params.toString();

  const follow = useEffectEvent(() => {
    if (written.current.at(-1) === address) written.current = [];
    else if (!written.current.includes(address)) setFilter(readFilter(params));
  });
  useEffect(() => follow(), [address]);

  function change(next: Filter) {
    const search = writeFilter(next);
    setFilter(next);
    written.current.push(search);
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }

  return [filter, change];
}
