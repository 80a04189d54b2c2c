import {
  positionAt,
  scrollHeight,
  hasDrifted,
  rowAt,
  afterScroll,
  rowRangeAt,
  type Position,
  type RowRange,
} from "./virtual-scroll.ts";

/** The rendered rows, and by how much they are shifted up. */
export type RenderedRows = RowRange & { readonly shift: number };

type Measures = {
  readonly count: number;
  readonly rowHeight: number;
  /** Height of the app bar and the list's bar, which cover the top of the window. */
  readonly edge: number;
};

/** The first visible row, and how many of its pixels are hidden above the edge. */
export type RowPosition = { readonly row: number; readonly above: number };

const NONE: RenderedRows = { start: 0, end: 0, shift: 0 };

/** Follows the page's scrolling and computes which rows of a list to render: none until it is attached to the list. */
export class ListScroll {
  readonly #listeners = new Set<() => void>();
  #list: HTMLElement | undefined;
  #measures: Measures = { count: 0, rowHeight: 1, edge: 0 };
  #position: Position = { scrollTop: 0, shift: 0 };
  #rendered = NONE;
  #begin: RowPosition | undefined;

  /** `begin` is scrolled into view when the list is attached. */
  constructor(begin: RowPosition | undefined) {
    this.#begin = begin;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly rendered = () => this.#rendered;
  /** The first visible row. */
  readonly top = () =>
    // One more pixel, because the browser rounds the scroll position.
    rowAt(this.#listOffset + 1, this.#measures.rowHeight, this.#measures.count);
  /** That row, with its hidden pixels. */
  readonly position = (): RowPosition => {
    const row = this.top();
    return { row, above: Math.round(this.#listOffset - row * this.#measures.rowHeight) };
  };

  /** Returns its own undo. Attached again with other measures, the list shows the same row. */
  attach(list: HTMLElement, measures: Measures, onRest: () => void): () => void {
    this.#list = list;
    this.#measures = measures;
    if (this.#begin) this.goTo(this.#begin.row, this.#begin.above);
    const onScroll = () =>
      this.#moveTo(afterScroll(this.#position, this.#readScrollTop(), this.#viewport));
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onScroll);
    const stopEnd = onScrollEnd(() => {
      if (hasDrifted(this.#position, this.#height))
        this.#show(positionAt(this.#listOffset, this.#height));
      onRest();
    });
    return () => {
      this.#begin = this.position();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onScroll);
      stopEnd();
    };
  }

  /** Scrolls to a row, with its first `above` pixels hidden above the edge. */
  goTo(row: number, above = 0): void {
    this.#show(positionAt(row * this.#measures.rowHeight + above, this.#height));
  }

  /** Scrolls the least distance that shows the whole row. */
  reveal(row: number): void {
    const { rowHeight } = this.#measures;
    const listOffset = row * rowHeight;
    if (listOffset < this.#listOffset) this.goTo(row);
    else if (listOffset + rowHeight > this.#listOffset + this.#viewHeight)
      this.goTo(row, rowHeight - this.#viewHeight);
  }

  /** The number of rows that fit in the window. */
  readonly rowsInView = () => Math.max(1, Math.floor(this.#viewHeight / this.#measures.rowHeight));

  /** The visible height of the list. */
  get #viewHeight() {
    return window.innerHeight - this.#measures.edge - NAV_HEIGHT;
  }

  get #height() {
    return this.#measures.count * this.#measures.rowHeight;
  }

  get #listOffset() {
    return this.#position.scrollTop + this.#position.shift;
  }

  get #viewport() {
    return { height: this.#height, viewHeight: window.innerHeight };
  }

  #readScrollTop(): number {
    return this.#measures.edge - (this.#list?.getBoundingClientRect().top ?? 0);
  }

  #show(position: Position): void {
    const top = window.scrollY - this.#readScrollTop();
    window.scrollTo({ top: top + position.scrollTop, behavior: "instant" });
    // The page may be too short to scroll that far.
    this.#moveTo({ scrollTop: this.#readScrollTop(), shift: position.shift });
  }

  #moveTo(position: Position): void {
    const top = this.top();
    this.#position = position;
    const before = this.#rendered;
    const { start, end, shift } = this.#rowsToRender();
    if (start !== before.start || end !== before.end || shift !== before.shift) {
      this.#rendered = { start, end, shift };
    }
    if (this.#rendered === before && this.top() === top) return;
    for (const listener of this.#listeners) listener();
  }

  #rowsToRender(): RenderedRows {
    const { rowHeight, count } = this.#measures;
    const viewHeight = Math.min(window.innerHeight, scrollHeight(this.#height));
    const { shift } = this.#position;
    return { ...rowRangeAt(this.#listOffset, viewHeight, rowHeight, count), shift };
  }
}

/** Height of the phone's navigation bar, which covers the bottom of the window. */
const NAV_HEIGHT = 80;
const QUIET_MS = 120;

/** Without `scrollend`, scrolling has ended when no event came for a while. */
function onScrollEnd(act: () => void): () => void {
  if ("onscrollend" in window) {
    document.addEventListener("scrollend", act);
    return () => document.removeEventListener("scrollend", act);
  }
  let timer: ReturnType<typeof setTimeout>;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(act, QUIET_MS);
  };
  addEventListener("scroll", later, { passive: true });
  return () => {
    clearTimeout(timer);
    removeEventListener("scroll", later);
  };
}
