import type { WalletView } from "../contract/wallet.ts";

/** The newer of two views of one wallet: a late answer must not replace a newer one. */
export function newerWallet(cached: WalletView | undefined, answer: WalletView): WalletView {
  if (cached === undefined || cached.memberId !== answer.memberId) return answer;
  if (cached.seq === answer.seq) return cached.serverTime > answer.serverTime ? cached : answer;
  return cached.seq > answer.seq ? cached : answer;
}
