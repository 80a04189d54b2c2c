import { useEffectEvent, useLayoutEffect, useState, type RefObject } from "react";
import { ListScroll, type RowPosition } from "./list-scroll.ts";

type ListScrollOptions = {
  readonly count: number;
  /** 0 until it is measured. */
  readonly rowHeight: number;
  readonly begin: RowPosition | undefined;
  /** Called when scrolling ends. */
  readonly onRest: (scroll: ListScroll) => void;
};

/** Attaches a `ListScroll` to `list`; the sticky `bar` covers its top. */
export function useListScroll(
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
