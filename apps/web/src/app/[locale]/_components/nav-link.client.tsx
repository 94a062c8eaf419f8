"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "@/i18n/navigation";
import { cn } from "@/ui/cn";

interface NavLinkProps {
  readonly href: string;
  /** Pages below this path belong to the link, too. */
  readonly alsoUnder?: string;
  readonly children: ReactNode;
}

export function NavLink({ href, alsoUnder, children }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || (alsoUnder !== undefined && path.startsWith(alsoUnder));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "rounded-md px-2.5 py-1.5 text-[0.8125rem] font-medium transition-colors",
        isCurrent ? "bg-sunken text-ink" : "text-soft hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
