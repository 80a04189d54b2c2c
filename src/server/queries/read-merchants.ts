import type { MerchantView } from "../../contract/payment.ts";
import { merchants } from "../../catalog/merchants.ts";
import type { Language } from "../../catalog/text.ts";

/** Where points pay, in `language`. */
export function listMerchants(language: Language): MerchantView[] {
  return merchants.map(({ id, kind, title, picture, orders }) => ({
    id,
    kind,
    title: title[language],
    picture,
    orders: orders.map((order) => ({
      id: order.id,
      title: order.title[language],
      totalFen: order.total,
    })),
  }));
}
