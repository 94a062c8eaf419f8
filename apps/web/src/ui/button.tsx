/** @file The site's one button, and the same look for links. */
import { type VariantProps, cva } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-lg font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-strong",
        outline: "border border-line-strong bg-surface text-ink hover:bg-sunken",
        quiet: "text-soft hover:bg-sunken hover:text-ink",
        danger: "border border-bad/40 bg-surface text-bad hover:bg-bad-wash",
      },
      size: { small: "h-8 px-2.5 text-[0.8125rem]", medium: "h-9 px-3.5 text-sm", icon: "size-8" },
    },
    defaultVariants: { look: "outline", size: "small" },
  },
);

export function Button({
  look,
  size,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & VariantProps<typeof buttonStyle>) {
  return <button type={type} className={cn(buttonStyle({ look, size }), className)} {...rest} />;
}
