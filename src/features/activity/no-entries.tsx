import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";

/** The empty state; with filters, a button clears them. */
export function NoEntries({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useTranslations("activity");
  return (
    <div className="sheet mt-3 px-6 py-14 text-center" aria-live="polite">
      <p className="text-lg font-semibold">{onClear ? t("noMatch") : t("empty")}</p>
      <p className="mt-1 text-quiet">{onClear ? t("noMatchLead") : t("emptyLead")}</p>
      {onClear && (
        <Button look="outlined" className="mt-5" onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}
