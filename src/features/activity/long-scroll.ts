/**
 * A list may be longer than the page can be high: Chromium lays out at most 2^25 device pixels, which at four to a CSS
 * pixel are 8 million. Past that a list is drawn shorter than it is. A position in it is then two: `whole`, in the list as
 * it is, and `drawn`, in what the browser scrolls. Near either end they run alike, pixel for pixel; between, the drawn one
 * is the whole one pressed together. All are CSS pixels from the list's beginning.
 */
export const MAX_DRAWN = 8_000_000;
/** So much at either end is drawn as it is: more than anybody scrolls in one go. */
const END = 1_000_000;

export const drawnHeight = (height: number) => Math.min(height, MAX_DRAWN);

/** Where a drawn position is in a list of this height. */
export function toWhole(drawn: number, height: number): number {
  if (height <= MAX_DRAWN || drawn <= END) return drawn;
  if (drawn >= MAX_DRAWN - END) return drawn + height - MAX_DRAWN;
  return END + ((drawn - END) * (height - 2 * END)) / (MAX_DRAWN - 2 * END);
}

/** The other way round, to the whole pixel. */
export function toDrawn(whole: number, height: number): number {
  if (height <= MAX_DRAWN || whole <= END) return Math.round(whole);
  if (whole >= height - END) return Math.round(whole - height + MAX_DRAWN);
  return Math.round(END + ((whole - END) * (MAX_DRAWN - 2 * END)) / (height - 2 * END));
}

/** Where a list is: `shift` is how far the whole position is ahead of the drawn one. */
export type Position = { readonly drawn: number; readonly shift: number };

/** A window on the list, and the list's height. */
export type Sight = { readonly height: number; readonly seen: number };

/** Four windows at once: nobody scrolls so far in a frame but by the bar at the side, or by a key for an end. */
const LEAP = 4;

/** After the browser has scrolled to `drawn`: by hand pixel for pixel, in a leap to the same share of the list. */
export function scrolled(before: Position, drawn: number, { height, seen }: Sight): Position {
  if (height <= MAX_DRAWN || drawn <= 0) return { drawn, shift: 0 };
  if (drawn + seen >= MAX_DRAWN) return { drawn, shift: height - MAX_DRAWN };
  const isLeap = Math.abs(drawn - before.drawn) > LEAP * seen;
  return { drawn, shift: isLeap ? toWhole(drawn, height) - drawn : before.shift };
}

/** The position at which `whole` is looked at. */
export function at(whole: number, height: number): Position {
  const drawn = toDrawn(whole, height);
  return { drawn, shift: whole - drawn };
}

/** Whether by scrolling on and on the drawn position has come so far from its place that it might meet an end too soon. */
export function hasDrifted({ drawn, shift }: Position, height: number): boolean {
  return Math.abs(toDrawn(drawn + shift, height) - drawn) > END / 4;
}

/** Rows from `start` up to `end`, which is not one of them. */
export type Stretch = { readonly start: number; readonly end: number };

/** So many rows around the window are drawn too, and so many come or go at once. */
const AROUND = 8;
const AT_ONCE = 4;

/** The rows to draw where a window of `seen` pixels begins at `whole`. */
export function stretchAt(whole: number, seen: number, rowHeight: number, count: number): Stretch {
  const first = Math.floor(whole / rowHeight) - AROUND;
  const last = Math.ceil((whole + seen) / rowHeight) + AROUND;
  const inList = (row: number) => Math.max(0, Math.min(count, row));
  return {
    start: inList(Math.floor(first / AT_ONCE) * AT_ONCE),
    end: inList(Math.ceil(last / AT_ONCE) * AT_ONCE),
  };
}

/** The row in which `whole` lies. */
export function rowAt(whole: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(whole / rowHeight)));
}

/** A row that is in view, near the upper edge. */
export function rowInView({ start, end }: Stretch): number {
  return start === 0 ? 0 : Math.min(end - 1, start + AROUND + AT_ONCE);
}
