import { type ReactNode, useId } from "react";
import { cn } from "@/ui/cn";

interface CardProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, className, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("min-w-0 rounded-xl border bg-surface p-5", className)}>
      <h2 id={id} className="mb-4 text-sm font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
