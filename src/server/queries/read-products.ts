import type { Language } from "../../contract/language.ts";
import type { ProductView } from "../../contract/product.ts";
import type { Ports } from "../ports.ts";
import { noneTaken } from "../store/resources.ts";

/** The products with the remaining stock of each. */
export async function listProducts(
  { store, catalog }: Ports,
  language: Language,
): Promise<ProductView[]> {
  const categories = new Map(catalog.categories.map(({ id, title }) => [id, title[language]]));
  return Promise.all(
    catalog.products.map(async (product) => {
      const { id, title, picture, category, fulfilment, reward, stock, prices } = product;
      const categoryTitle = category === undefined ? undefined : categories.get(category);
      const { redeemed } = (await store.readResource(`stock:${id}`)) ?? noneTaken;
      return {
        id,
        title: title[language],
        picture,
        ...(category && categoryTitle && { category: { id: category, title: categoryTitle } }),
        fulfilment,
        instructions: reward.instructions[language],
        ...(reward.useWithinDays !== undefined && { useWithinDays: reward.useWithinDays }),
        stock: stock - redeemed,
        prices: [...prices],
      };
    }),
  );
}
