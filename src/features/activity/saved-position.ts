import * as z from "zod/mini";

const savedPosition = z.object({
  memberId: z.string(),
  /** The newest entry that the list showed; rows count from it. */
  lastSeq: z.int(),
  /** The first visible row, and its CSS pixels above the edge. */
  row: z.int(),
  above: z.number(),
  /** The row that was opened from the list. */
  opened: z.optional(z.int()),
});

/** The scroll position in the list. It is saved in the browser's history entry, so that back and reload restore it. */
export type SavedPosition = z.infer<typeof savedPosition>;

/** The saved position, if it is of this member and not newer than the wallet. */
export function readPosition(memberId: string, seq: number): SavedPosition | undefined {
  const state = history.state as { readonly position?: unknown } | null;
  const read = savedPosition.safeParse(state?.position);
  const isValid = read.success && read.data.memberId === memberId && read.data.lastSeq <= seq;
  return isValid ? read.data : undefined;
}

export function savePosition(position: SavedPosition | undefined): void {
  history.replaceState({ ...(history.state as object | null), position }, "");
}
