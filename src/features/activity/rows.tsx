import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { LedgerSnapshot } from "../../api/entry-queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import { monthOf } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { HistoryRow } from "./history-row.tsx";
import type { ListScroll } from "./list-scroll.ts";
import { rowInView, type RowRange } from "./virtual-scroll.ts";
import { rowOf, useRowFocus } from "./use-row-focus.ts";
import { useRows } from "./use-rows.ts";

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
