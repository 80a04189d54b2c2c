import { returnAddress } from "../../contract/checkout-result.ts";
import { foldSpend } from "../commands/end-hold.ts";
import type { Ports, Reader } from "../ports.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { findPartnerPayment, partnerPaymentView } from "./read-partner-payments.ts";

/** The address that takes the member back to the partner with the signed result; `undefined` if the order has none. */
export async function returnAddressOf(
  ports: Ports,
  { now }: Pick<Reader, "now">,
  order: StoredOrder,
): Promise<string | undefined> {
  const { id, partnerId, number, returnUrl, state } = order;
  const credential = await ports.store.readResource(`partner-credential:${partnerId}`);
  if (returnUrl === undefined || !credential) return undefined;
  const result = {
    orderId: id,
    number,
    state,
    ...(await paymentOf(ports, order)),
    at: new Date(now).toISOString(),
  };
  return returnAddress(returnUrl, result, credential.secret);
}

/** The payment that holds or paid the order, with its points and its cash. */
async function paymentOf(ports: Ports, { partnerId, payment }: StoredOrder) {
  const found = payment && (await findPartnerPayment(ports, partnerId, payment));
  if (!found) return {};
  const { memberId, entry } = found;
  const progress = await ports.store.readResource(`spend:${memberId}:${entry.seq}`);
  const { points, cashFen } = partnerPaymentView(ports, memberId, foldSpend(entry, progress));
  return { payment, points, fen: cashFen };
}
