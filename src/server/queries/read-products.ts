import type { ProductView } from "../../contract/product.ts";
import type { Store } from "../store/store.ts";
import { products } from "../../catalog/products.ts";
import type { Language } from "../../catalog/text.ts";

/** The catalogue in `language`, with how many are left of each. */
export async function listProducts(store: Store, language: Language): Promise<ProductView[]> {
  const taken = (await store.readResource("taken")) ?? {};
  return products.map(({ id, title, picture, stock, prices }) => ({
    id,
    title: title[language],
    picture,
    stock: stock - (taken[id] ?? 0),
    prices: [...prices],
  }));
}
