import { useTranslations } from "use-intl";
import type { EntryView } from "../contract/entry.ts";

/** The name of an entry's kind. A partial capture has its own. */
export function useKindName(): (entry: Pick<EntryView, "kind" | "fen">) => string {
  const t = useTranslations("activity");
  const kinds = useTranslations("kind");
  return ({ kind, fen }) =>
    kind === "capture" && fen !== undefined ? t("partialCapture") : kinds(kind);
}
