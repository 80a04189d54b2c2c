import { useRef } from "react";
import type { LedgerSnapshot } from "../../api/entry-queries.ts";
import type { Programme } from "../../rules/programme.ts";
import { useElementHeight } from "../../ui/use-element-height.ts";
import { GoToDay, MonthInView, ToNewest } from "./list-bar.tsx";
import { scrollHeight } from "./virtual-scroll.ts";
import type { SavedPosition } from "./saved-position.ts";
import { savePosition } from "./saved-position.ts";
import { Rows } from "./rows.tsx";
import { useListScroll } from "./use-list-scroll.ts";
import type { ListScroll, RowPosition } from "./list-scroll.ts";

type VirtualListProps = {
  readonly ledger: LedgerSnapshot;
  /** 1 or more. */
  readonly count: number;
  readonly programme: Programme;
  readonly begin: (RowPosition & Pick<SavedPosition, "opened">) | undefined;
  readonly day: string | undefined;
  readonly newer: number;
  readonly onGo: (day: string) => void;
  readonly onNewest: () => void;
};

/** A list of up to millions of rows, of which only those near the window are rendered. The page itself scrolls. */
export function VirtualList(props: VirtualListProps) {
  const { ledger, count, programme, begin, day, newer, onGo, onNewest } = props;
  const list = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const rowHeight = useElementHeight(probe);
  const save = (at: ListScroll, opened?: number) =>
    savePosition(positionOf(ledger, at.position(), opened));
  const scroll = useListScroll(list, bar, { count, rowHeight, begin, onRest: save });
  return (
    <section className="[--row:5.75rem] sm:[--row:4.5rem]">
      <div
        ref={bar}
        className="sticky top-(--head) z-2 flex h-14 items-center justify-between gap-3 bg-canvas print:static"
      >
        <h2 className="text-base">
          <MonthInView scroll={scroll} ledger={ledger} />
        </h2>
        <GoToDay day={day} onGo={onGo} />
      </div>
      <ToNewest scroll={scroll} newer={newer} onNewest={onNewest} />
      <div
        ref={list}
        className="sheet relative [overflow-anchor:none] print:h-auto!"
        style={{ height: scrollHeight(count * rowHeight) }}
      >
        <span ref={probe} className="invisible absolute h-(--row)" />
        <Rows
          scroll={scroll}
          ledger={ledger}
          count={count}
          rowHeight={rowHeight}
          programme={programme}
          opened={begin?.opened}
          onOpen={(row) => save(scroll, row)}
        />
      </div>
    </section>
  );
}

/** A page that was not scrolled has no position to save, unless a row was opened. */
function positionOf(
  { memberId, lastSeq }: LedgerSnapshot,
  at: RowPosition,
  opened: number | undefined,
): SavedPosition | undefined {
  if (window.scrollY === 0 && opened === undefined) return undefined;
  return { memberId, lastSeq, ...at, ...(opened !== undefined && { opened }) };
}
