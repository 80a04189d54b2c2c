import { useRef, useEffectEvent, useLayoutEffect, useState, type RefObject } from "react";
import type { LedgerSnapshot } from "../../api/entry-queries.ts";
import type { Programme } from "../../rules/programme.ts";
import { useMeasured } from "../../ui/use-measured.ts";
import { GoToDay, ToNewest } from "./list-bar.tsx";
import { MonthInView, type CheckInsProps } from "./month-bar.tsx";
import { scrollHeight } from "./virtual-scroll.ts";
import { type SavedPosition, savePosition } from "./saved-position.ts";
import { Rows } from "./rows.tsx";
import { ListScroll, type RowPosition } from "./list-scroll.ts";

type VirtualListProps = CheckInsProps & {
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
  const { areCheckInsShown, onCheckIns } = props;
  const list = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const rowHeight = useMeasured(probe, heightOf, 0);
  const save = (at: ListScroll, opened?: number) =>
    savePosition(positionOf(ledger, at.position(), opened));
  const scroll = useListScroll(list, bar, { count, rowHeight, begin, onRest: save });
  return (
    <section className="[--row:5.75rem] sm:[--row:4.5rem]">
      <div
        ref={bar}
        className="sticky top-(--head) z-2 flex h-16 items-center justify-between gap-3 bg-canvas print:static"
      >
        <MonthInView
          scroll={scroll}
          ledger={ledger}
          programme={programme}
          areCheckInsShown={areCheckInsShown}
          onCheckIns={onCheckIns}
        />
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

const heightOf = (element: Element) => element.getBoundingClientRect().height;

/** A page that was not scrolled has no position to save, unless a row was opened. */
function positionOf(
  { memberId, lastSeq }: LedgerSnapshot,
  at: RowPosition,
  opened: number | undefined,
): SavedPosition | undefined {
  if (window.scrollY === 0 && opened === undefined) return undefined;
  return { memberId, lastSeq, ...at, ...(opened !== undefined && { opened }) };
}

type ListScrollOptions = {
  readonly count: number;
  /** 0 until it is measured. */
  readonly rowHeight: number;
  readonly begin: RowPosition | undefined;
  /** Called when scrolling ends. */
  readonly onRest: (scroll: ListScroll) => void;
};

/** Attaches a `ListScroll` to `list`; the sticky `bar` covers its top. */
function useListScroll(
  list: RefObject<HTMLElement | null>,
  bar: RefObject<HTMLElement | null>,
  { count, rowHeight, begin, onRest }: ListScrollOptions,
): ListScroll {
  const [scroll] = useState(() => new ListScroll(begin));
  const rest = useEffectEvent(() => onRest(scroll));

  useLayoutEffect(() => {
    if (!list.current || !bar.current || rowHeight === 0) return undefined;
    const edge = Number.parseFloat(getComputedStyle(bar.current).top) + bar.current.offsetHeight;
    return scroll.attach(list.current, { count, rowHeight, edge }, () => rest());
  }, [scroll, list, bar, count, rowHeight]);

  return scroll;
}
