import * as z from "zod/mini";

const place = z.object({
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
export type Place = z.infer<typeof place>;

/** A place in this member's history, which may have gone on since, but not back. */
export function readPlace(memberId: string, seq: number): Place | undefined {
  const state = history.state as { readonly place?: unknown } | null;
  const read = place.safeParse(state?.place);
  const isOf = read.success && read.data.memberId === memberId && read.data.lastSeq <= seq;
  return isOf ? read.data : undefined;
}

export function keepPlace(place: Place | undefined): void {
  history.replaceState({ ...(history.state as object | null), place }, "");
}
