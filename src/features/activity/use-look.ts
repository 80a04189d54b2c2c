import { useCallback, useState } from "react";
import type { WalletView } from "../../contract/wallet.ts";
import type { AddressFilter } from "./filter.ts";
import { readPlace, type Place } from "./place.ts";

type Asked = {
  readonly filter: AddressFilter;
  readonly day: string | undefined;
  readonly jump: number;
};

/** What is looked at: the history as it was at entry `lastSeq`, so that nothing moves under who reads it. */
export type Look = Asked & {
  readonly key: string;
  readonly lastSeq: number;
  /** Where it was looked at before. */
  readonly place: Place | undefined;
};

/** A look stays as it is until something else is asked for, or it is renewed. */
export function useLook(asked: Asked, { memberId, seq }: Pick<WalletView, "memberId" | "seq">) {
  const key = JSON.stringify(asked);
  const [look, setLook] = useState<Look>(() => {
    const place = readPlace(memberId, seq);
    return { ...asked, key, lastSeq: place?.lastSeq ?? seq, place };
  });
  if (look.key !== key) setLook({ ...asked, key, lastSeq: seq, place: undefined });
  const renew = useCallback(() => setLook((before) => ({ ...before, lastSeq: seq })), [seq]);
  return { look, renew };
}
