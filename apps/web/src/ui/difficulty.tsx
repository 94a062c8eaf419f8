import { useTranslations } from "next-intl";
import { cn } from "@/ui/cn";

export type Difficulty = "easy" | "medium" | "hard";

const TONES: Readonly<Record<Difficulty, string>> = { easy: "text-good", medium: "text-warn", hard: "text-bad" };
const FILLED: Readonly<Record<Difficulty, number>> = { easy: 1, medium: 2, hard: 3 };

/** Three bars and the word, so that colour is never the only sign. */
export function DifficultyTag({
  difficulty,
  className,
}: {
  readonly difficulty: Difficulty;
  readonly className?: string;
}) {
  const t = useTranslations("difficulty");
  return (
    <span className={cn("inline-flex items-center gap-1.5 text-xs font-medium", TONES[difficulty], className)}>
      <span aria-hidden className="flex items-end gap-0.5">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            style={{ height: `${3 + bar * 2.5}px` }}
            className={cn("w-[3px] rounded-full bg-current", bar > FILLED[difficulty] && "opacity-25")}
          />
        ))}
      </span>
      {t(difficulty)}
    </span>
  );
}
