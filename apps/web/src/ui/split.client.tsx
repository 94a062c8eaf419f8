"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { cn } from "@/ui/cn";

interface SplitProps {
  readonly direction: "columns" | "rows";
  /** Remembers the division in the browser under this name. */
  readonly name: string;
  /** Share of the first pane, percent. */
  readonly initial: number;
  readonly label: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly className?: string;
}

const MIN = 15;
const MAX = 85;
const STEP = 2;

/** Two panes and a bar between them, moved by pointer or arrow keys. On narrow screens the panes lie below each other. */
export function Split({ direction, name, initial, label, first, second, className }: SplitProps) {
  const [share, setShare] = useState(initial);
  const frame = useRef<HTMLDivElement>(null);
  const paneId = useId();
  const isColumns = direction === "columns";

  useEffect(() => {
    const stored = Number(localStorage.getItem(`kata.split:${name}`));
    if (stored >= MIN && stored <= MAX) setShare(stored);
  }, [name]);

  function move(next: number) {
    const clamped = Math.round(Math.min(MAX, Math.max(MIN, next)) * 10) / 10;
    setShare(clamped);
    localStorage.setItem(`kata.split:${name}`, String(clamped));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    move(100 * (isColumns ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height));
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      [isColumns ? "ArrowLeft" : "ArrowUp"]: share - STEP,
      [isColumns ? "ArrowRight" : "ArrowDown"]: share + STEP,
      Home: MIN,
      End: MAX,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  }

  return (
    <div
      ref={frame}
      style={{ "--share": `${share}fr`, "--rest": `${100 - share}fr` } as CSSProperties}
      className={cn(
        "min-h-0 min-w-0",
        isColumns
          ? "lg:grid lg:grid-cols-[minmax(0,var(--share))_1px_minmax(0,var(--rest))]"
          : "lg:grid lg:grid-rows-[minmax(0,var(--share))_1px_minmax(0,var(--rest))]",
        className,
      )}
    >
      <div id={paneId} className="min-h-0 min-w-0">
        {first}
      </div>
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-controls={paneId}
        aria-orientation={isColumns ? "vertical" : "horizontal"}
        aria-valuenow={Math.round(share)}
        aria-valuemin={MIN}
        aria-valuemax={MAX}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => move(initial)}
        onKeyDown={onKeyDown}
        className={cn(
          "relative z-10 touch-none bg-line transition-colors hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 max-lg:hidden",
          isColumns
            ? "cursor-col-resize before:absolute before:inset-y-0 before:-inset-x-1.5"
            : "cursor-row-resize before:absolute before:inset-x-0 before:-inset-y-1.5",
        )}
      />
      <div className="min-h-0 min-w-0">{second}</div>
    </div>
  );
}
