"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { AttemptsTab } from "@/app/[locale]/katas/[slug]/_components/attempts-tab.client";
import { HintsTab } from "@/app/[locale]/katas/[slug]/_components/hints-tab.client";
import { KataHeading } from "@/app/[locale]/katas/[slug]/_components/kata-heading";
import { SolutionTab } from "@/app/[locale]/katas/[slug]/_components/solution-tab.client";
import type { KataPage } from "@/server/kata-page";
import { Prose } from "@/ui/prose";
import type { AttemptBody } from "@/wire/attempt";

interface StatementPaneProps {
  readonly page: KataPage;
  readonly onRestore: (attempt: AttemptBody) => void;
}

const TABS = ["task", "hints", "attempts", "solution"] as const;
type Tab = (typeof TABS)[number];

/** The text beside the code. Which part is open, and which attempt, stands in the address. */
export function StatementPane({ page, onRestore }: StatementPaneProps) {
  const t = useTranslations("kata");
  const locale = useLocale();
  const params = useSearchParams();
  const attempt = params.get("attempt") ?? undefined;
  const tab: Tab = attempt ? "attempts" : (TABS.find((name) => name === params.get("tab")) ?? "task");

  function show(next: Tab, attemptId?: string) {
    const search = new URLSearchParams();
    if (attemptId) search.set("attempt", attemptId);
    else if (next !== "task") search.set("tab", next);
    window.history.replaceState(null, "", search.size > 0 ? `?${search}` : window.location.pathname);
  }

  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => show(TABS.find((name) => name === value) ?? "task")}
      className="flex h-full min-h-0 flex-col"
    >
      <Tabs.List
        aria-label={page.entry.title[locale]}
        className="flex shrink-0 gap-5 overflow-x-auto border-b px-5 sm:px-6"
      >
        {TABS.map((name) => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="-mx-1.5 -mb-px rounded-t border-b-2 border-transparent px-1.5 py-2.5 text-[0.8125rem] font-medium whitespace-nowrap text-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {t(`tabs.${name}`)}
            {name === "hints" && <Count value={page.statement.hints.length} />}
            {name === "attempts" && page.attempts.length > 0 && <Count value={page.attempts.length} />}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <div className="min-h-0 flex-1 lg:overflow-y-auto">
        <Panel name="task">
          <KataHeading entry={page.entry} />
          <Prose html={page.statement.task} className="mt-5" />
        </Panel>
        <Panel name="hints">
          <HintsTab hints={page.statement.hints} />
        </Panel>
        <Panel name="attempts">
          <AttemptsTab
            attempts={page.attempts}
            open={attempt}
            onOpen={(id) => show("attempts", id)}
            onRestore={onRestore}
          />
        </Panel>
        <Panel name="solution">
          <SolutionTab slug={page.entry.slug} solution={page.solution} />
        </Panel>
      </div>
    </Tabs.Root>
  );
}

function Panel({ name, children }: { readonly name: Tab; readonly children: ReactNode }) {
  return (
    <Tabs.Content value={name} className="mx-auto max-w-3xl px-5 pt-5 pb-12 focus-visible:-outline-offset-2 sm:px-6">
      {children}
    </Tabs.Content>
  );
}

function Count({ value }: { readonly value: number }) {
  return <span className="ms-1.5 text-xs text-faint tabular-nums">{value}</span>;
}
