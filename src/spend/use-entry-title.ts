import { useTranslations } from "use-intl";
import type { EntryView } from "../contract/entry.ts";

/** What an entry is called. An expiry has the title of the points that expired: on its own it looks like a spend. */
export function useEntryTitle(): (entry: Pick<EntryView, "kind" | "title">) => string {
  const t = useTranslations("activity");
  return ({ kind, title }) => (kind === "expiry" ? t("expiredFrom", { title }) : title);
}
