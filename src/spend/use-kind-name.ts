import { useTranslations } from "use-intl";
import type { EntryView } from "../contract/entry.ts";

/** What an entry is called in a list. A capture that gave points back needs a word of its own beside them. */
export function useKindName(): (entry: Pick<EntryView, "kind" | "fen">) => string {
  const t = useTranslations("activity");
  const kinds = useTranslations("kind");
  return ({ kind, fen }) =>
    kind === "capture" && fen !== undefined ? t("partialCapture") : kinds(kind);
}
