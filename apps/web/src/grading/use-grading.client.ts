"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { GradeEvent } from "@kata/grader/verdict";
import { type Grading, begin, isBusy, onEnd, onGrade, onQueue } from "@/grading/grading";
import type { CodeState } from "@/drafts/draft-store";
import type { AttemptKind, EndMessage, NewAttempt, QueueMessage } from "@/wire/attempt";
import { ApiErrorBody } from "@/wire/error";

interface Unfinished {
  readonly id: string;
  readonly kind: AttemptKind;
}

const CONNECT_AGAIN_MS = 2_000;

/** Sends code to be graded and follows what happens to it. `unfinished`: a grading that was under way when the page was opened. */
export function useGrading(slug: string, unfinished: Unfinished | undefined, onOver: () => void) {
  const [grading, setGrading] = useState<Grading>(() =>
    unfinished ? begin(unfinished.id, unfinished.kind) : { status: "idle" },
  );
  const over = useEffectEvent(onOver);
  const followed = grading.status === "live" ? grading.id : undefined;

  useEffect(() => {
    if (followed === undefined) return;
    return follow(followed, setGrading, () => over());
  }, [followed]);

  async function start(kind: AttemptKind, code: CodeState) {
    if (isBusy(grading)) return;
    setGrading({ status: "sending", kind });
    setGrading(await post({ slug, kind, ...code }));
  }

  async function cancel() {
    if (grading.status !== "live") return;
    await fetch(`/api/attempts/${grading.id}`, { method: "DELETE" }).catch(() => undefined);
  }

  return { grading, start, cancel, dismiss: () => setGrading({ status: "idle" }) };
}

async function post(attempt: NewAttempt): Promise<Grading> {
  const response = await fetch("/api/attempts", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(attempt),
  }).catch(() => undefined);
  const body: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return begin((body as { id: string }).id, attempt.kind);
  const refused = ApiErrorBody.safeParse(body);
  return refused.success ? { status: "refused", message: refused.data.error.message } : { status: "unsent" };
}

type Update = (change: (grading: Grading) => Grading) => void;

/** Follows an attempt until its end, through lost connections. Returns how to stop. */
function follow(id: string, update: Update, onOver: () => void): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let last = 0;

  function change(apply: (live: Grading & { status: "live" }) => Grading) {
    update((grading) => (grading.status === "live" && grading.id === id ? apply(grading) : grading));
  }

  function connect() {
    source = new EventSource(`/api/attempts/${id}/events?after=${last}`);
    source.addEventListener("open", () => change((live) => ({ ...live, connection: "open" })));
    source.addEventListener("queue", ({ data }: MessageEvent<string>) =>
      change((live) => onQueue(live, JSON.parse(data) as QueueMessage)),
    );
    source.addEventListener("grade", ({ data, lastEventId }: MessageEvent<string>) => {
      if (Number(lastEventId) <= last) return;
      last = Number(lastEventId);
      change((live) => onGrade(live, JSON.parse(data) as GradeEvent));
    });
    source.addEventListener("end", ({ data }: MessageEvent<string>) => {
      source?.close();
      change((live) => onEnd(live, JSON.parse(data) as EndMessage));
      onOver();
    });
    source.addEventListener("error", () => {
      change((live) => ({ ...live, connection: "lost" }));
      // The browser connects again by itself, unless the server answered with an error.
      if (source?.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, CONNECT_AGAIN_MS);
    });
  }

  connect();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
