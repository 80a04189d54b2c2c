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
  asked: Search,
  { memberId, seq }: Pick<WalletView, "memberId" | "seq">,
) {
  const key = JSON.stringify(asked);
  const [look, setLook] = useState<ListView>(() => {
    const position = readPosition(memberId, seq);
    return { ...asked, key, lastSeq: position?.lastSeq ?? seq, position };
  });
  if (look.key !== key) setLook({ ...asked, key, lastSeq: seq, position: undefined });
  const renew = useCallback(() => setLook((before) => ({ ...before, lastSeq: seq })), [seq]);
  return { look, renew };
}
