import { useSyncExternalStore, memo } from "react";
import { useTranslations } from "use-intl";
import type { LedgerSnapshot } from "../../api/entry-queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import { monthOf } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import type { ListScroll } from "./list-scroll.ts";
import { rowInView, type RowRange } from "./virtual-scroll.ts";
import { rowOf, useRowFocus } from "./use-row-focus.ts";
import { useRows } from "./use-rows.ts";
import { MonthName } from "../../ui/instant.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { EntryLine } from "./entry-line.tsx";

type RowsProps = {
  readonly scroll: ListScroll;
  readonly ledger: LedgerSnapshot;
  readonly count: number;
  readonly rowHeight: number;
  readonly programme: Programme;
  /** The row that was opened before, which gets the focus. */
  readonly opened: number | undefined;
  readonly onOpen: (row: number) => void;
};

/** The rows in and around the window, and the one that has the focus. */
export function Rows({ scroll, ledger, count, rowHeight, programme, opened, onOpen }: RowsProps) {
  const t = useTranslations("activity");
  const rendered = useSyncExternalStore(scroll.subscribe, scroll.rendered);
  const { active, focused, list, handlers } = useRowFocus({ scroll, count, first: opened });
  const entryAt = useRows(ledger, count, rendered, focused);
  const rows = rowsOf(rendered, focused);
  const stop = rows.includes(active) ? active : rowInView(rendered);
  return (
    <ol
      ref={list}
      aria-label={t("title")}
      aria-busy={rows.some((row) => !entryAt(row))}
      onClickCapture={({ target }) => onOpen(rowOf(target))}
      {...handlers}
    >
      {rows.map((row) => (
        <HistoryRow
          key={row}
          row={row}
          count={count}
          entry={entryAt(row)}
          opensMonth={isOtherMonth(entryAt(row - 1), entryAt(row), programme)}
          top={isIn(rendered, row) ? row * rowHeight - rendered.shift : undefined}
          isTabStop={row === stop}
        />
      ))}
    </ol>
  );
}

const isIn = ({ start, end }: RowRange, row: number) => start <= row && row < end;

/** The rows of a range and the focused row, in order; -1: no focused row. */
function rowsOf(stretch: RowRange, focused: number): number[] {
  const { start, end } = stretch;
  const rows = Array.from({ length: end - start }, (_, index) => start + index);
  if (focused < 0 || isIn(stretch, focused)) return rows;
  return focused < start ? [focused, ...rows] : [...rows, focused];
}

function isOtherMonth(
  newer: EntryView | undefined,
  entry: EntryView | undefined,
  programme: Programme,
): boolean {
  if (!newer || !entry) return false;
  return monthOf(newer.at, programme) !== monthOf(entry.at, programme);
}

type HistoryRowProps = {
  /** Index in the list, from 0. */
  readonly row: number;
  readonly count: number;
  /** `undefined` while it loads. */
  readonly entry: EntryView | undefined;
  /** The row above is of another month. */
  readonly opensMonth: boolean;
  /** CSS pixels from the top of the list; `undefined` if the row is out of view and stays only because it has the focus. */
  readonly top: number | undefined;
  readonly isTabStop: boolean;
};

/** Tells the entry's page that "back" returns here. */
const FROM_HISTORY = { from: "/activity" };

/** One row of the virtual list. All rows have the same height. */
const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { row, count, entry, opensMonth, top, isTabStop } = props;
  const ends = `${row === 0 ? "rounded-t-[1.2rem]" : "border-t border-line"} ${row === count - 1 ? "rounded-b-[1.2rem]" : ""}`;
  return (
    <li
      data-row={row}
      aria-setsize={count}
      aria-posinset={row + 1}
      className={
        top === undefined
          ? "sr-only"
          : `absolute inset-x-0 h-(--row) print:static print:h-auto ${ends}`
      }
      style={{ top }}
    >
      {opensMonth && entry && (
        <span className="absolute -top-2.5 left-1/2 -translate-x-1/2 rounded-full border border-line bg-canvas px-2 text-2xs text-quiet print:hidden">
          <MonthName at={entry.at} />
        </span>
      )}
      {entry ? (
        <EntryLine
          entry={entry}
          state={FROM_HISTORY}
          tabIndex={isTabStop ? 0 : -1}
          className={`h-full print:py-2 ${ends.replace("border-t border-line", "")}`}
        />
      ) : (
        <span className="grid h-full content-center gap-1.5 px-16 sm:px-18">
          <SkeletonLine className="w-56" />
          <SkeletonLine className="w-40 text-sm" />
        </span>
      )}
    </li>
  );
});
