import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import type { Resume } from "@/server/catalogue";

/** Where the learner left off, or which kata to begin with. */
export function Continue({
  slug,
  title,
  reason,
}: {
  readonly slug: string;
  readonly title: string;
  readonly reason: Resume["reason"];
}) {
  const t = useTranslations("continue");
  return (
    <Link
      href={`/katas/${slug}`}
      prefetch={false}
      className="group mb-6 flex items-center justify-between gap-4 rounded-xl border border-accent/25 bg-accent-wash px-4 py-3.5"
    >
      <span className="min-w-0">
        <span className="block text-xs font-medium text-accent-strong">{t(reason)}</span>
        <span className="mt-0.5 block truncate font-medium">{title}</span>
      </span>
      <ArrowRight
        aria-hidden
        className="size-5 shrink-0 text-accent transition-transform group-hover:translate-x-0.5"
      />
    </Link>
  );
}
