import type { Language } from "../../contract/language.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { MerchantView } from "../../contract/payment.ts";

/** The merchants that accept points. */
export function listMerchants({ merchants }: Catalog, language: Language): MerchantView[] {
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
