import type { Language } from "../../contract/language.ts";
import type { ProductView } from "../../contract/product.ts";
import type { Ports } from "../ports.ts";
import { noneTaken } from "../store/resources.ts";

/** The products with the remaining stock of each. */
export async function listProducts(
  { store, catalog }: Ports,
  language: Language,
): Promise<ProductView[]> {
  return Promise.all(
    catalog.products.map(async (product) => {
      const { id, title, picture, category, fulfilment, reward, stock, prices } = product;
      const { redeemed } = (await store.readResource(`stock:${id}`)) ?? noneTaken;
      return {
        id,
        title: title[language],
        picture,
        ...(category && { category: category[language] }),
        fulfilment,
        instructions: reward.instructions[language],
        ...(reward.useWithinDays !== undefined && { useWithinDays: reward.useWithinDays }),
        stock: stock - redeemed,
        prices: [...prices],
      };
    }),
  );
}
