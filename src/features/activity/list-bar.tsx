import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { isDay } from "./filter.ts";
import type { ListScroll } from "./list-scroll.ts";
import { useDayDraft } from "./use-day-draft.ts";

/** Goes to a day as soon as the date is complete. */
export function GoToDay({ day, onGo }: { day: string | undefined; onGo: (day: string) => void }) {
  const t = useTranslations("activity");
  const { draft, setDraft } = useDayDraft(day ?? "");
  return (
    <label className="flex items-center gap-2 text-sm text-quiet print:hidden">
      <span className="max-sm:sr-only">{t("goTo")}</span>
      <input
        type="date"
        value={draft}
        onChange={({ target }) => {
          setDraft(target.value);
          if (isDay(target.value)) onGo(target.value);
        }}
        className="figures min-h-10 rounded-xl border border-edge bg-surface px-2.5 text-sm text-ink hover:border-ink"
      />
    </label>
  );
}

type ToNewestProps = {
  readonly scroll: ListScroll;
  /** Number of entries added since the list was opened. */
  readonly newer: number;
  readonly onNewest: () => void;
};

/** From this row on, the button is shown. */
const MANY_ROWS = 20;

/** Scrolls to the newest entry, and announces new ones. */
export function ToNewest({ scroll, newer, onNewest }: ToNewestProps) {
  const t = useTranslations("activity");
  const isFar = useSyncExternalStore(scroll.subscribe, () => scroll.top() >= MANY_ROWS);
  return (
    <div
      aria-live="polite"
      className="fixed right-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-10 sm:right-6 wide:bottom-6 print:hidden"
    >
      {(isFar || newer > 0) && (
        <button
          type="button"
          onClick={onNewest}
          className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-edge bg-surface px-4 text-sm font-semibold text-accent shadow-lifted hover:border-ink"
        >
          <Icon name="down" className="size-4 rotate-180" />
          {newer > 0 ? t("newEntries", { count: newer }) : t("newest")}
        </button>
      )}
    </div>
  );
}
