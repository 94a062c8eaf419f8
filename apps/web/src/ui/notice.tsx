import type { ReactNode } from "react";

interface NoticeProps {
  readonly code?: string;
  readonly title: string;
  readonly body: string;
  readonly children?: ReactNode;
}

/** A page that says one thing: what happened, and what to do now. */
export function Notice({ code, title, body, children }: NoticeProps) {
  return (
    <main
      id="main"
      className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center gap-3 px-6 py-20"
    >
      {code && <p className="font-mono text-sm text-faint">{code}</p>}
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="leading-7 text-soft">{body}</p>
      <div className="mt-3 flex flex-wrap gap-2">{children}</div>
    </main>
  );
}
