import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect } from "react";
import {
  entryPageQuery,
  firstPageQuery,
  totalsQuery,
  type LedgerSnapshot,
} from "../../api/entry-queries.ts";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { afterDay, toListQuery, type AddressFilter } from "./filter.ts";
import { VirtualList } from "./virtual-list.tsx";
import { useListView, type ListView } from "./use-list-view.ts";
import { pageOf } from "./use-rows.ts";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import type { EntryTotalsView } from "../../contract/entry.ts";
import { SignedPoints } from "../../ui/points.tsx";

type HistoryListProps = {
  readonly filter: AddressFilter;
  /** The day at which the list opens; `undefined`: the newest entry. */
  readonly day: string | undefined;
  /** A new number opens the list again, even at the same day. */
  readonly jump: number;
  /** Goes to a day, or to the newest entry. */
  readonly onGo: (day: string | undefined) => void;
  /** Gives daily check-ins rows of their own, or folds them, and opens the list at a day. */
  readonly onCheckIns: (checkIns: "shown" | undefined, day: string | undefined) => void;
  readonly onClear: () => void;
};

/** The entries that match a filter. The previous ones stay until the next ones have arrived. */
export function HistoryList({ filter, day, jump, onGo, onCheckIns, onClear }: HistoryListProps) {
  const { data: wallet } = useSuspenseQuery(walletQuery);
  const { view, refresh } = useListView({ filter, day, jump }, wallet);
  const shown = useDeferredValue(view);
  const newer = wallet.seq - view.lastSeq;
  const isAtNewest = view.day === undefined && view.position === undefined;

  // New entries appear at once only if the newest are in view; otherwise a button announces them.
  useEffect(() => {
    if (newer > 0 && isAtNewest && window.scrollY < window.innerHeight / 4) refresh();
  }, [newer, isAtNewest, refresh]);

  return (
    <div aria-busy={shown !== view} className="transition-opacity aria-busy:opacity-60">
      <Entries
        view={shown}
        memberId={wallet.memberId}
        newer={newer}
        onGo={onGo}
        onCheckIns={onCheckIns}
        onClear={onClear}
        onNewest={() => {
          window.scrollTo({ top: 0 });
          onGo(undefined);
        }}
      />
    </div>
  );
}

type EntriesProps = Pick<HistoryListProps, "onGo" | "onCheckIns" | "onClear"> & {
  readonly view: ListView;
  readonly memberId: string;
  readonly newer: number;
  readonly onNewest: () => void;
};

function Entries(props: EntriesProps) {
  const { view, memberId, newer, onGo, onCheckIns, onClear, onNewest } = props;
  const language = useLanguage();
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { lastSeq, position, day } = view;
  const filter = toListQuery(view.filter, programme);
  const ledger: LedgerSnapshot = { memberId, lastSeq, language, filter };
  // The number of newer entries is the row of the day. A known row needs no other query.
  const isAtDay = day !== undefined && position === undefined;
  const newerThanDay = isAtDay ? afterDay(day, filter, programme) : filter;
  const totalsOf = (of: LedgerSnapshot) =>
    isAtDay ? totalsQuery(of) : firstPageQuery(of, pageOf(position?.row ?? 0));
  const [{ data: totals }, { data: above }] = useSuspenseQueries({
    queries: [totalsOf(ledger), totalsOf({ ...ledger, filter: newerThanDay })],
  });
  const rowOfDay = isAtDay ? { row: above.count, above: 0 } : undefined;
  const begin = within(position ?? rowOfDay, totals.count);
  useSuspenseQuery(entryPageQuery(ledger, pageOf(begin?.row ?? 0)));

  const { checkIns: shown, ...filters } = view.filter;
  const isFiltered = Object.values(filters).some(Boolean);
  const folded = foldedCount(totals);
  if (totals.count === 0 && folded > 0) {
    return <OnlyCheckIns count={folded} onShow={() => onCheckIns("shown", day)} />;
  }
  if (totals.count === 0) return <NoEntries onClear={isFiltered ? onClear : undefined} />;
  return (
    <>
      <Totals totals={totals} isFiltered={isFiltered} />
      <VirtualList
        key={`${view.key} ${lastSeq}`}
        ledger={ledger}
        count={totals.count}
        programme={programme}
        begin={begin}
        day={day}
        newer={newer}
        areCheckInsShown={shown === "shown"}
        onGo={onGo}
        onCheckIns={onCheckIns}
        onNewest={onNewest}
      />
    </>
  );
}

/** The position with its row limited to the list. */
function within<At extends { readonly row: number }>(at: At | undefined, count: number) {
  return at && { ...at, row: Math.min(at.row, Math.max(0, count - 1)) };
}

function foldedCount({ checkIns, expiredCheckIns }: EntryTotalsView): number {
  return (checkIns?.count ?? 0) + (expiredCheckIns?.count ?? 0);
}

/** Every entry is of daily check-ins. */
function OnlyCheckIns({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations("activity");
  return (
    <div className="sheet mt-3 px-6 py-14 text-center" aria-live="polite">
      <p className="text-lg font-semibold">{t("onlyCheckIns", { count })}</p>
      <Button look="outlined" className="mt-5" onClick={onShow}>
        {t("showCheckIns")}
      </Button>
    </div>
  );
}

/** The empty state; with filters, a button clears them. */
function NoEntries({ onClear }: { onClear: (() => void) | undefined }) {
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

/** The number of entries, and the points in and out. Screen readers announce changes. */
function Totals({ totals, isFiltered }: { totals: EntryTotalsView; isFiltered: boolean }) {
  const t = useTranslations("activity");
  const { pointsIn, pointsOut } = totals;
  const count = totals.count + foldedCount(totals);
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm text-quiet">
      <p aria-live="polite" className="figures font-medium text-ink">
        {t(isFiltered ? "found" : "entries", { count })}
      </p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <div className="flex gap-1.5">
          <dt>{t("pointsIn")}</dt>
          <dd>
            <SignedPoints value={pointsIn} />
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt>{t("pointsOut")}</dt>
          <dd>
            <SignedPoints value={-pointsOut} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
