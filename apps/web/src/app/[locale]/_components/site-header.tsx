import { useTranslations } from "next-intl";
import { LocaleSwitch } from "@/app/[locale]/_components/locale-switch.client";
import { NavLink } from "@/app/[locale]/_components/nav-link.client";
import { ThemeToggle } from "@/app/[locale]/_components/theme-toggle.client";
import { Link } from "@/i18n/navigation";

export function SiteHeader() {
  const t = useTranslations("site");
  return (
    <header className="sticky top-0 z-30 border-b bg-paper/90 backdrop-blur">
      <div className="flex h-12 items-center gap-2 px-3 sm:gap-4 sm:px-5">
        <Link href="/" className="flex items-center gap-2 rounded-md text-[0.9375rem] font-semibold tracking-tight">
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-md bg-accent text-[0.8125rem] leading-none text-on-accent"
          >
            {t("mark")}
          </span>
          <span className="max-[26rem]:sr-only">{t("name")}</span>
        </Link>
        <nav aria-label={t("navigation")} className="flex items-center gap-1">
          <NavLink href="/" alsoUnder="/katas">
            {t("katas")}
          </NavLink>
          <NavLink href="/dashboard">{t("dashboard")}</NavLink>
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <LocaleSwitch />
          <ThemeToggle />
        </div>
      </div>
    </header>
  );
}
