import { GroupList } from "@/app/[locale]/katas/[slug]/_components/group-list";
import type { Live } from "@/grading/grading";

/** The groups as they finish. */
export function LiveProgress({ live }: { readonly live: Live }) {
  return live.groups ? <GroupList groups={live.groups} /> : null;
}
