import { useLocale, useTranslations } from "next-intl";
import type { CatalogueRow } from "@/catalogue/filter";
import { Link } from "@/i18n/navigation";
import { DifficultyTag } from "@/ui/difficulty";
import { StatusMark } from "@/ui/status-mark";

const OTHER = { en: "zh", zh: "en" } as const;

export function KataRow({ row }: { readonly row: CatalogueRow }) {
  const t = useTranslations("catalogue");
  const locale = useLocale();
  const { status, bestScore } = row.progress;
  return (
    <li>
      <Link
        href={`/katas/${row.slug}`}
        prefetch={false}
        className="group grid grid-cols-[auto_1fr_auto] items-center gap-x-3 sm:gap-x-4 px-4 py-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 sm:grid-cols-[auto_1fr_auto_auto]"
      >
        <StatusMark status={status} />
        <span className="min-w-0">
          <span className="block text-[0.9375rem] leading-6 font-medium group-hover:text-accent">
            {row.title[locale]}
          </span>
          <span className="block truncate text-[0.8125rem] text-faint">{row.title[OTHER[locale]]}</span>
        </span>
        <span className="text-[0.8125rem] text-soft tabular-nums max-sm:hidden">
          {bestScore !== undefined && t("bestScore", { score: bestScore })}
        </span>
        <DifficultyTag difficulty={row.difficulty} className="w-[4.5rem]" />
      </Link>
    </li>
  );
}
