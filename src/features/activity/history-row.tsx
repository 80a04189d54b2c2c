import { memo } from "react";
import type { EntryView } from "../../contract/entry.ts";
import { MonthName } from "../../ui/instant.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { EntryLine } from "./entry-line.tsx";

type HistoryRowProps = {
  /** Its place in the list, from 0. */
  readonly row: number;
  readonly count: number;
  /** `undefined`: on its way. */
  readonly entry: EntryView | undefined;
  /** It is the newest of a month that is not that of the row before. */
  readonly opensMonth: boolean;
  /** CSS pixels below the beginning of the list; `undefined` where it is only kept for the focus on it. */
  readonly top: number | undefined;
  readonly isTabStop: boolean;
};

/** So that the way back from the entry is the browser's own, to this very place. */
const FROM_HISTORY = { from: "/activity" };

/** One row of the long list. It stands where it is told to, and is as high as every other. */
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
