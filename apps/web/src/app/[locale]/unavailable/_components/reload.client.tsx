"use client";

import { useEffect } from "react";
import { Button } from "@/ui/button";

const PROBE_EVERY_MS = 3_000;

/** Tries again by hand, and by itself once the server says that the database is back. */
export function Reload({ label }: { readonly label: string }) {
  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch("/api/health", { cache: "no-store" }).catch(() => undefined);
      if (response?.ok) window.location.reload();
    }, PROBE_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Button look="primary" size="medium" onClick={() => window.location.reload()}>
      {label}
    </Button>
  );
}
