import type { Subject } from "../../rules/entry.ts";
import { points, type Points } from "../../rules/points.ts";

export type Language = "en" | "zh-CN";
export type Text = Readonly<Record<Language, string>>;

/** Samples: real names would imply an endorsement. */
export type CatalogueProduct = {
  readonly id: string;
  readonly title: Text;
  readonly picture: string;
  /** How many there are before the first is redeemed. */
  readonly stock: number;
  readonly prices: readonly { readonly id: string; readonly points: Points }[];
};

const price = (amount: number) => [{ id: "points", points: points(amount) }];

export const products: readonly CatalogueProduct[] = [
  {
    id: "phone-credit",
    title: { en: "Phone credit ¥10", "zh-CN": "手机话费 10 元" },
    picture: "phone",
    stock: 500,
    prices: price(1_000),
  },
  {
    id: "delivery-coupon",
    title: { en: "Delivery coupon", "zh-CN": "外卖优惠券" },
    picture: "coupon",
    stock: 800,
    prices: price(500),
  },
  {
    id: "towel",
    title: { en: "Cotton towel", "zh-CN": "纯棉毛巾" },
    picture: "towel",
    stock: 12,
    prices: price(900),
  },
  {
    id: "supermarket-card",
    title: { en: "Supermarket card ¥50", "zh-CN": "超市购物卡 50 元" },
    picture: "card",
    stock: 3,
    prices: price(5_000),
  },
  {
    id: "shopping-voucher",
    title: { en: "Shopping voucher ¥20", "zh-CN": "购物券 20 元" },
    picture: "voucher",
    stock: 0,
    prices: price(2_000),
  },
];

/** What to call something in `language`. A product that has left the catalogue is called by its id. */
export function titleOf(subject: Subject, language: Language): string {
  if ("words" in subject) return subject.words;
  const product = products.find(({ id }) => id === subject.productId);
  return product?.title[language] ?? subject.productId;
}

/** The products whose titles contain `words`, which are in lower case. */
export function productsCalled(words: string, language: Language): string[] {
  return products
    .filter(({ title }) => title[language].toLowerCase().includes(words))
    .map(({ id }) => id);
}
