/**
 * A list may be longer than a page can be: Chromium lays out at most 2^25 device pixels, which are 8 million CSS pixels
 * at a ratio of four. A longer list gets a shorter scroll height, and a position has two values: `listOffset` in the
 * full list, and `scrollTop` in the page. Near both ends they move pixel for pixel; between, `scrollTop` is the
 * compressed one. Both are CSS pixels from the list's beginning.
 */
export const MAX_SCROLL_HEIGHT = 8_000_000;
/** Pixels at either end that are not compressed: more than anybody scrolls in one go. */
const END = 1_000_000;

export const scrollHeight = (height: number) => Math.min(height, MAX_SCROLL_HEIGHT);

/** The list offset of a scroll position, in a list of this height. */
export function toListOffset(scrollTop: number, height: number): number {
  if (height <= MAX_SCROLL_HEIGHT || scrollTop <= END) return scrollTop;
  if (scrollTop >= MAX_SCROLL_HEIGHT - END) return scrollTop + height - MAX_SCROLL_HEIGHT;
  return END + ((scrollTop - END) * (height - 2 * END)) / (MAX_SCROLL_HEIGHT - 2 * END);
}

/** The inverse, rounded to a pixel. */
export function toScrollOffset(listOffset: number, height: number): number {
  if (height <= MAX_SCROLL_HEIGHT || listOffset <= END) return Math.round(listOffset);
  if (listOffset >= height - END) return Math.round(listOffset - height + MAX_SCROLL_HEIGHT);
  return Math.round(
    END + ((listOffset - END) * (MAX_SCROLL_HEIGHT - 2 * END)) / (height - 2 * END),
  );
}

/** `shift` is the list offset minus `scrollTop`. */
export type Position = { readonly scrollTop: number; readonly shift: number };

/** The heights of the list and of the window. */
export type Viewport = { readonly height: number; readonly viewHeight: number };

/** More windows than this in one frame are a jump: by the scroll bar, or by the Home or End key. */
const JUMP_WINDOWS = 4;

/** The position after a scroll to `scrollTop`: small steps move pixel for pixel, a jump goes to the same share of the list. */
export function afterScroll(
  before: Position,
  scrollTop: number,
  { height, viewHeight }: Viewport,
): Position {
  if (height <= MAX_SCROLL_HEIGHT || scrollTop <= 0) return { scrollTop, shift: 0 };
  if (scrollTop + viewHeight >= MAX_SCROLL_HEIGHT)
    return { scrollTop, shift: height - MAX_SCROLL_HEIGHT };
  const isJump = Math.abs(scrollTop - before.scrollTop) > JUMP_WINDOWS * viewHeight;
  return { scrollTop, shift: isJump ? toListOffset(scrollTop, height) - scrollTop : before.shift };
}

/** The position of a list offset. */
export function positionAt(listOffset: number, height: number): Position {
  const scrollTop = toScrollOffset(listOffset, height);
  return { scrollTop, shift: listOffset - scrollTop };
}

/** Whether small steps have moved `scrollTop` so far from its exact value that it could reach an end too soon. */
export function hasDrifted({ scrollTop, shift }: Position, height: number): boolean {
  return Math.abs(toScrollOffset(scrollTop + shift, height) - scrollTop) > END / 4;
}

/** Rows from `start` (included) to `end` (not included). */
export type RowRange = { readonly start: number; readonly end: number };

/** Rows rendered around the window, and rows added or removed at once. */
const OVERSCAN = 8;
const ROWS_PER_STEP = 4;

/** The rows to render for a window of `viewHeight` pixels at `listOffset`. */
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

/** The row at `listOffset`. */
export function rowAt(listOffset: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(listOffset / rowHeight)));
}

/** A row that is in view, near the upper edge. */
export function rowInView({ start, end }: RowRange): number {
  return start === 0 ? 0 : Math.min(end - 1, start + OVERSCAN + ROWS_PER_STEP);
}
