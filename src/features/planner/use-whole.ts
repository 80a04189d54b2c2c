import { useState } from "react";
import { sum } from "../../rules/points.ts";
import type { Shown } from "../../wallet/preview-use.ts";

/**
 * The last wallet whose lots have come too. After a use the wallet comes with the answer and its lots a moment later:
 * meanwhile a plan would be made of two wallets.
 */
export function useWhole(shown: Shown): Shown {
  const [whole, setWhole] = useState(shown);
  const isNew = shown.wallet !== whole.wallet || shown.lots !== whole.lots;
  const left = shown.lots.map(({ remaining: points }) => ({ points }));
  if (isNew && sum(left) === shown.wallet.spendable) setWhole(shown);
  return whole;
}
