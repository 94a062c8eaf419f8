"use client";

import type { Position } from "@kata/grader/verdict";
import { CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";

interface JumpProps {
  readonly position: Position;
  readonly onJump?: ((position: Position) => void) | undefined;
}

/** A place in the code; pressed, the editor goes there. */
export function Jump({ position, onJump }: JumpProps) {
  const t = useTranslations("result");
  const { line, column } = position;
  if (!onJump) return <span className="font-mono text-xs text-soft">{t("position", { line, column })}</span>;
  return (
    <button
      type="button"
      data-testid="jump"
      onClick={() => onJump(position)}
      className="inline-flex items-center gap-1 rounded font-mono text-xs text-accent underline-offset-2 hover:underline"
    >
      <CornerDownRight aria-hidden className="size-3.5" />
      {t("position", { line, column })}
    </button>
  );
}
