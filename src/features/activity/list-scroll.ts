import {
  at,
  drawnHeight,
  hasDrifted,
  rowAt,
  scrolled,
  stretchAt,
  type Position,
  type Stretch,
} from "./long-scroll.ts";

/** Which rows are drawn, and by how much they stand higher than in the list as it is. */
export type Drawn = Stretch & { readonly shift: number };

type Measures = {
  readonly count: number;
  readonly rowHeight: number;
  /** How far below the window's upper end the list begins to be seen: under the head and its own bar. */
  readonly edge: number;
};

/** A row, and how much of it is hidden above the upper edge. */
export type RowPlace = { readonly row: number; readonly above: number };

const NONE: Drawn = { start: 0, end: 0, shift: 0 };

/** Follows the page's scrolling and tells which rows of a long list to draw: none until it is attached to the list. */
export class ListScroll {
  readonly #listeners = new Set<() => void>();
  #list: HTMLElement | undefined;
  #measures: Measures = { count: 0, rowHeight: 1, edge: 0 };
  #position: Position = { drawn: 0, shift: 0 };
  #drawn = NONE;
  #begin: RowPlace | undefined;

  /** The list begins to be seen at `begin`, or where it happens to be on the page. */
  constructor(begin: RowPlace | undefined) {
    this.#begin = begin;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  readonly drawn = () => this.#drawn;
  /** The first row that is in full view, or partly. */
  readonly top = () =>
    // A pixel on: the browser does not scroll to the fraction of one.
    rowAt(this.#whole + 1, this.#measures.rowHeight, this.#measures.count);
  /** How far that row is above the edge. */
  readonly place = (): RowPlace => {
    const row = this.top();
    return { row, above: Math.round(this.#whole - row * this.#measures.rowHeight) };
  };

  /** Until what it returns is called; attached anew, at other measures, the rows still begin where they did. */
  attach(list: HTMLElement, measures: Measures, onRest: () => void): () => void {
    this.#list = list;
    this.#measures = measures;
    if (this.#begin) this.goTo(this.#begin.row, this.#begin.above);
    const onScroll = () => this.#moveTo(scrolled(this.#position, this.#readDrawn(), this.#sight));
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onScroll);
    const stopEnd = onScrollEnd(() => {
      if (hasDrifted(this.#position, this.#height)) this.#show(at(this.#whole, this.#height));
      onRest();
    });
    return () => {
      this.#begin = this.place();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onScroll);
      stopEnd();
    };
  }

  /** Shows a row with its first `above` pixels hidden above the edge. */
  goTo(row: number, above = 0): void {
    this.#show(at(row * this.#measures.rowHeight + above, this.#height));
  }

  /** Scrolls no further than it must. */
  reveal(row: number): void {
    const { rowHeight } = this.#measures;
    const whole = row * rowHeight;
    if (whole < this.#whole) this.goTo(row);
    else if (whole + rowHeight > this.#whole + this.#seen) this.goTo(row, rowHeight - this.#seen);
  }

  /** So many rows are in full view at once. */
  readonly rowsInView = () => Math.max(1, Math.floor(this.#seen / this.#measures.rowHeight));

  /** What is seen of the list is so high. */
  get #seen() {
    return window.innerHeight - this.#measures.edge - BELOW;
  }

  get #height() {
    return this.#measures.count * this.#measures.rowHeight;
  }

  get #whole() {
    return this.#position.drawn + this.#position.shift;
  }

  get #sight() {
    return { height: this.#height, seen: window.innerHeight };
  }

  #readDrawn(): number {
    return this.#measures.edge - (this.#list?.getBoundingClientRect().top ?? 0);
  }

  #show(position: Position): void {
    const top = window.scrollY - this.#readDrawn();
    window.scrollTo({ top: top + position.drawn, behavior: "instant" });
    // The page may end before it.
    this.#moveTo({ drawn: this.#readDrawn(), shift: position.shift });
  }

  #moveTo(position: Position): void {
    const top = this.top();
    this.#position = position;
    const before = this.#drawn;
    const { start, end, shift } = this.#toDraw();
    if (start !== before.start || end !== before.end || shift !== before.shift) {
      this.#drawn = { start, end, shift };
    }
    if (this.#drawn === before && this.top() === top) return;
    for (const listener of this.#listeners) listener();
  }

  #toDraw(): Drawn {
    const { rowHeight, count } = this.#measures;
    const seen = Math.min(window.innerHeight, drawnHeight(this.#height));
    const { shift } = this.#position;
    return { ...stretchAt(this.#whole, seen, rowHeight, count), shift };
  }
}

/** The bar of places on a phone covers so much of the window's lower end. */
const BELOW = 80;
const QUIET_MS = 120;

/** Where the browser does not say when scrolling ends, it has ended when it has been quiet for a while. */
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
