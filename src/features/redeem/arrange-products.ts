import type { Language } from "../../contract/language.ts";
import type { ProductView } from "../../contract/product.ts";
import { isAffordable, lowestPrice } from "../../spend/product-reason.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";

export const productOrders = ["suggested", "price-up", "price-down", "name"] as const;

export type Arrangement = {
  readonly order: (typeof productOrders)[number];
  /** The id of a category; without it, all categories. */
  readonly category?: string | undefined;
  readonly isAffordableOnly: boolean;
};

export type Category = NonNullable<ProductView["category"]>;

/** The categories of the products, in the order of the catalog. */
export function categoriesOf(products: readonly ProductView[]): Category[] {
  const categories = products.flatMap(({ category }) => category ?? []);
  return [...new Map(categories.map((category) => [category.id, category])).values()];
}

/** The products that the member asks for, in the chosen order. Equal ones keep the order of the catalog. */
export function arrangeProducts(
  products: readonly ProductView[],
  { order, category, isAffordableOnly }: Arrangement,
  snapshot: Snapshot,
  language: Language,
): ProductView[] {
  const shown = products.filter(
    (product) =>
      (category === undefined || product.category?.id === category) &&
      (!isAffordableOnly || isAffordable(product, snapshot)),
  );
  const { compare } = new Intl.Collator(language, { numeric: true });
  switch (order) {
    case "suggested":
      return shown;
    case "price-up":
      return shown.toSorted((a, b) => lowestPrice(a).points - lowestPrice(b).points);
    case "price-down":
      return shown.toSorted((a, b) => lowestPrice(b).points - lowestPrice(a).points);
    case "name":
      return shown.toSorted((a, b) => compare(a.title, b.title));
  }
}
