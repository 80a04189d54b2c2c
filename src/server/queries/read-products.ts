import type { Language } from "../../contract/language.ts";
import type { ProductView } from "../../contract/product.ts";
import type { Ports } from "../ports.ts";

/** The products with the remaining stock of each. */
export async function listProducts(
  { store, catalog }: Ports,
  language: Language,
): Promise<ProductView[]> {
  const redeemed = (await store.readResource("redeemed")) ?? {};
  return catalog.products.map(({ id, title, picture, stock, prices }) => ({
    id,
    title: title[language],
    picture,
    stock: stock - (redeemed[id] ?? 0),
    prices: [...prices],
  }));
}
