import * as z from "zod/mini";

const savedPosition = z.object({
  memberId: z.string(),
  /** The last entry of the history as it was looked at: what came later stands above and moves nothing. */
  lastSeq: z.int(),
  /** The row at the window's upper edge, and how far it is above that, in CSS pixels. */
  row: z.int(),
  above: z.number(),
  /** The row that was opened from here. */
  opened: z.optional(z.int()),
});

/** Where somebody was in the history. It is kept with the entry of the browser's own history: going back and reloading find it. */
export type SavedPosition = z.infer<typeof savedPosition>;

/** A place in this member's history, which may have gone on since, but not back. */
export function readPosition(memberId: string, seq: number): SavedPosition | undefined {
  const state = history.state as { readonly place?: unknown } | null;
  const read = savedPosition.safeParse(state?.place);
  const isOf = read.success && read.data.memberId === memberId && read.data.lastSeq <= seq;
  return isOf ? read.data : undefined;
}

export function savePosition(place: SavedPosition | undefined): void {
  history.replaceState({ ...(history.state as object | null), place }, "");
}
