import { useTranslations } from "use-intl";
import { useOutboxState } from "../api/use-outbox-state.ts";
import { Notice } from "../ui/notice.tsx";

/**
 * That the last write found no place. It stands on every screen, and in a dialog that lies over that: the dialog's button
 * is the way to learn whether a write would find one now.
 */
export function ReadOnlyNotice({ className }: { className: string }) {
  const t = useTranslations("app");
  const { writeProblem: unwritable } = useOutboxState();
  if (unwritable === undefined) return null;
  return (
    <Notice tone="glow" className={className}>
      {unwritable === "storage-full" ? t("storageFull") : t("readOnly")}
    </Notice>
  );
}
