import { useTranslations } from "next-intl";
import { en } from "@/i18n/messages/en";

type KnownGroup = keyof typeof en.groups;

/** The name of a case group in the reader's language; a group that only one kata has keeps its own. */
export function useGroupName(): (group: string) => string {
  const t = useTranslations("groups");
  return (group) => (Object.hasOwn(en.groups, group) ? t(group as KnownGroup) : group);
}
