import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import type { ListScroll } from "./list-scroll.ts";

type RowFocusOptions = {
  readonly scroll: ListScroll;
  readonly count: number;
  /** The row that gets the focus once it is rendered. */
  readonly first: number | undefined;
};

/**
 * The focus in a virtual list. The list is one tab stop; the arrows,
 * Page Up and Down, Home and End move between rows. A row has its index in `data-row`; -1: no row.
 */
export function useRowFocus({ scroll, count, first }: RowFocusOptions) {
  const list = useRef<HTMLOListElement>(null);
  const isDue = useRef(first !== undefined);
  const [active, setActive] = useState(first ?? -1);
  const [focused, setFocused] = useState(-1);

  // The row may be rendered later.
  useEffect(() => {
    const link = isDue.current && list.current?.querySelector(`[data-row="${active}"] a`);
    if (!(link instanceof HTMLElement)) return;
    isDue.current = false;
    link.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent) {
    const row = rowForKey(event, active, scroll.rowsInView(), count);
    if (row === undefined) return;
    event.preventDefault();
    isDue.current = true;
    scroll.reveal(row);
    setActive(row);
  }

  function onFocus({ target }: FocusEvent) {
    setFocused(rowOf(target));
    setActive(rowOf(target));
  }

  return {
    /** The row from which the keys move. */
    active,
    /** The row that has the focus. */
    focused,
    list,
    handlers: { onKeyDown, onFocus, onBlur: () => setFocused(-1) },
  };
}

export function rowOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest("[data-row]") : null;
  return Number(row?.getAttribute("data-row") ?? -1);
}

/** The row to which a key moves; `undefined` for other keys. */
function rowForKey(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  from: number,
  inView: number,
  count: number,
) {
  if (altKey || ctrlKey || metaKey) return undefined;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + inView,
    PageUp: from - inView,
    Home: 0,
    End: count - 1,
  };
  const row = to[key];
  return row === undefined ? undefined : Math.max(0, Math.min(count - 1, row));
}
