import { cn } from "@/ui/cn";

/** Shows HTML that the server has made from our own Markdown. */
export function Prose({ html, className }: { readonly html: string; readonly className?: string }) {
  return <div className={cn("prose", className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
