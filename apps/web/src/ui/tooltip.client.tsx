"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "@/ui/kbd";

interface TooltipProps {
  readonly label: string;
  readonly keys?: readonly string[];
  readonly children: ReactNode;
}

/** Names a control on hover and focus, with its keyboard shortcut. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-w-72 items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs text-ink shadow-card"
          >
            {label}
            {keys && <Kbd keys={keys} />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
