import { type CatalogueEntry, catalogue, tracks } from "@kata/katas/public/catalogue";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/i18n/navigation";
import { DifficultyTag } from "@/ui/difficulty";

/** Title, difficulty, track, and the shipped katas that this one builds on. */
export function KataHeading({ entry }: { readonly entry: CatalogueEntry }) {
  const t = useTranslations("kata");
  const locale = useLocale();
  const track = tracks.find(({ id }) => id === entry.track);
  const prereqs = catalogue.filter(({ slug }) => entry.prereqs.includes(slug));
  return (
    <header>
      <h1 className="text-[1.375rem] leading-snug font-semibold tracking-tight text-balance">{entry.title[locale]}</h1>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-xs text-soft">
        <DifficultyTag difficulty={entry.difficulty} />
        {track && (
          <Link href={`/?track=${track.id}`} className="rounded hover:text-accent">
            {track.title[locale]}
          </Link>
        )}
        {prereqs.length > 0 && (
          <span>
            {t("buildsOn")}{" "}
            {prereqs.map(({ slug, title }, index) => (
              <span key={slug}>
                {index > 0 && t("separator")}
                <Link href={`/katas/${slug}`} prefetch={false} className="rounded text-accent hover:underline">
                  {title[locale]}
                </Link>
              </span>
            ))}
          </span>
        )}
      </div>
    </header>
  );
}
