import type { ProductView } from "../../contract/product.ts";
import type { Store } from "../store/store.ts";
import { products, type Language } from "../worlds/catalogue.ts";

/** The catalogue in `language`, with how many are left of each. */
export function listProducts(store: Store, language: Language): Promise<ProductView[]> {
  return Promise.all(
    products.map(async ({ id, title, picture, stock, prices }) => ({
      id,
      title: title[language],
      picture,
      stock: (await store.readResource(`stock:${id}`)) ?? stock,
      prices: [...prices],
    })),
  );
}
