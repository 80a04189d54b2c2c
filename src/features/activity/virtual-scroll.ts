/**
 * A list may be longer than the page can be high: Chromium lays out at most 2^25 device pixels, which at four to a CSS
 * pixel are 8 million. Past that a list is scrollTop shorter than it is. A position in it is then two: `listOffset`, in the list as
 * it is, and `scrollTop`, in what the browser scrolls. Near either end they run alike, pixel for pixel; between, the scrollTop one
 * is the listOffset one pressed together. All are CSS pixels from the list's beginning.
 */
export const MAX_SCROLL_HEIGHT = 8_000_000;
/** So much at either end is scrollTop as it is: more than anybody scrolls in one go. */
const END = 1_000_000;

export const scrollHeight = (height: number) => Math.min(height, MAX_SCROLL_HEIGHT);

/** Where a scrollTop position is in a list of this height. */
export function toListOffset(scrollTop: number, height: number): number {
  if (height <= MAX_SCROLL_HEIGHT || scrollTop <= END) return scrollTop;
  if (scrollTop >= MAX_SCROLL_HEIGHT - END) return scrollTop + height - MAX_SCROLL_HEIGHT;
  return END + ((scrollTop - END) * (height - 2 * END)) / (MAX_SCROLL_HEIGHT - 2 * END);
}

/** The other way round, to the listOffset pixel. */
export function toScrollOffset(listOffset: number, height: number): number {
  if (height <= MAX_SCROLL_HEIGHT || listOffset <= END) return Math.round(listOffset);
  if (listOffset >= height - END) return Math.round(listOffset - height + MAX_SCROLL_HEIGHT);
  return Math.round(
    END + ((listOffset - END) * (MAX_SCROLL_HEIGHT - 2 * END)) / (height - 2 * END),
  );
}

/** Where a list is: `shift` is how far the listOffset position is ahead of the scrollTop one. */
export type Position = { readonly scrollTop: number; readonly shift: number };

/** A window on the list, and the list's height. */
export type Viewport = { readonly height: number; readonly viewHeight: number };

/** Four windows at once: nobody scrolls so far in a frame but by the bar at the side, or by a key for an end. */
const JUMP_WINDOWS = 4;

/** After the browser has scrolled to `scrollTop`: by hand pixel for pixel, in a leap to the same share of the list. */
export function afterScroll(
  before: Position,
  scrollTop: number,
  { height, viewHeight }: Viewport,
): Position {
  if (height <= MAX_SCROLL_HEIGHT || scrollTop <= 0) return { scrollTop, shift: 0 };
  if (scrollTop + viewHeight >= MAX_SCROLL_HEIGHT)
    return { scrollTop, shift: height - MAX_SCROLL_HEIGHT };
  const isLeap = Math.abs(scrollTop - before.scrollTop) > JUMP_WINDOWS * viewHeight;
  return { scrollTop, shift: isLeap ? toListOffset(scrollTop, height) - scrollTop : before.shift };
}

/** The position at which `listOffset` is looked at. */
export function positionAt(listOffset: number, height: number): Position {
  const scrollTop = toScrollOffset(listOffset, height);
  return { scrollTop, shift: listOffset - scrollTop };
}

/** Whether by scrolling on and on the scrollTop position has come so far from its place that it might meet an end too soon. */
export function hasDrifted({ scrollTop, shift }: Position, height: number): boolean {
  return Math.abs(toScrollOffset(scrollTop + shift, height) - scrollTop) > END / 4;
}

/** Rows from `start` up to `end`, which is not one of them. */
export type RowRange = { readonly start: number; readonly end: number };

/** So many rows around the window are scrollTop too, and so many come or go at once. */
const OVERSCAN = 8;
const ROWS_PER_STEP = 4;

/** The rows to draw where a window of `viewHeight` pixels begins at `listOffset`. */
export function rowRangeAt(
  listOffset: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
): RowRange {
  const first = Math.floor(listOffset / rowHeight) - OVERSCAN;
  const last = Math.ceil((listOffset + viewHeight) / rowHeight) + OVERSCAN;
  const inList = (row: number) => Math.max(0, Math.min(count, row));
  return {
    start: inList(Math.floor(first / ROWS_PER_STEP) * ROWS_PER_STEP),
    end: inList(Math.ceil(last / ROWS_PER_STEP) * ROWS_PER_STEP),
  };
}

/** The row in which `listOffset` lies. */
export function rowAt(listOffset: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(listOffset / rowHeight)));
}

/** A row that is in view, near the upper edge. */
export function rowInView({ start, end }: RowRange): number {
  return start === 0 ? 0 : Math.min(end - 1, start + OVERSCAN + ROWS_PER_STEP);
}
