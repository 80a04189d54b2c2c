import { useCallback, useState } from "react";
import type { WalletView } from "../../contract/wallet.ts";
import type { AddressFilter } from "./filter.ts";
import { readPosition, type SavedPosition } from "./saved-position.ts";

type Search = {
  readonly filter: AddressFilter;
  readonly day: string | undefined;
  readonly jump: number;
};

/** The history up to entry `lastSeq`, so that new entries do not move the rows. */
export type ListView = Search & {
  readonly key: string;
  readonly lastSeq: number;
  /** The restored scroll position. */
  readonly position: SavedPosition | undefined;
};

/** A view is kept until the search changes or `refresh` is called. */
export function useListView(
  search: Search,
  { memberId, seq }: Pick<WalletView, "memberId" | "seq">,
) {
  const key = JSON.stringify(search);
  const [view, setView] = useState<ListView>(() => {
    const position = readPosition(memberId, seq);
    return { ...search, key, lastSeq: position?.lastSeq ?? seq, position };
  });
  if (view.key !== key) setView({ ...search, key, lastSeq: seq, position: undefined });
  const refresh = useCallback(() => setView((before) => ({ ...before, lastSeq: seq })), [seq]);
  return { view, refresh };
}
