import { useCallback, useState } from "react";
import type { WalletView } from "../../contract/wallet.ts";
import type { AddressFilter } from "./filter.ts";
import { readPosition, type SavedPosition } from "./saved-position.ts";

type Search = {
  readonly filter: AddressFilter;
  readonly day: string | undefined;
  readonly jump: number;
};

/** What is looked at: the history as it was at entry `lastSeq`, so that nothing moves under who reads it. */
export type ListView = Search & {
  readonly key: string;
  readonly lastSeq: number;
  /** Where it was looked at before. */
  readonly position: SavedPosition | undefined;
};

/** A look stays as it is until something else is asked for, or it is renewed. */
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
