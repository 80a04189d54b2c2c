import { useTranslations } from "use-intl";
import { useOutboxState } from "../api/use-outbox-state.ts";
import { Notice } from "../ui/notice.tsx";

/**
 * Says that the last write failed. It is on every page and in a dialog above it: the dialog's button
 * finds out whether writes work again.
 */
export function ReadOnlyNotice({ className }: { className: string }) {
  const t = useTranslations("app");
  const { writeProblem } = useOutboxState();
  if (writeProblem === undefined) return null;
  return (
    <Notice tone="glow" className={className}>
      {writeProblem === "storage-full" ? t("storageFull") : t("readOnly")}
    </Notice>
  );
}
