import type { WalletView } from "../contract/wallet.ts";

/** The newer of two views of one wallet: an older answer that comes late must not hide a newer one. */
export function newer(seen: WalletView | undefined, answer: WalletView): WalletView {
  if (seen === undefined || seen.memberId !== answer.memberId) return answer;
  if (seen.seq === answer.seq) return seen.serverTime > answer.serverTime ? seen : answer;
  return seen.seq > answer.seq ? seen : answer;
}
