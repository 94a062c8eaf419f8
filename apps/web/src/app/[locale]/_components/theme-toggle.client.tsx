"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Button } from "@/ui/button";
import { Tooltip } from "@/ui/tooltip.client";

/** Both marks are rendered and the style sheet shows one, so that the server needs not know the theme. */
export function ThemeToggle() {
  const t = useTranslations("site");
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <Tooltip label={t("theme")}>
      <Button
        look="quiet"
        size="icon"
        aria-label={t("theme")}
        onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
      >
        <Sun aria-hidden className="hidden dark:block" />
        <Moon aria-hidden className="dark:hidden" />
      </Button>
    </Tooltip>
  );
}
