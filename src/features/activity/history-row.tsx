import { memo } from "react";
import type { EntryView } from "../../contract/entry.ts";
import { MonthName } from "../../ui/instant.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { EntryLine } from "./entry-line.tsx";

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
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
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
        <span className="grid h-full content-center gap-1.5 px-5 sm:px-6">
          <SkeletonLine className="w-56" />
          <SkeletonLine className="w-40 text-sm" />
        </span>
      )}
    </li>
  );
});
