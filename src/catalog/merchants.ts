import type { CatalogMerchant } from "./catalog.ts";

export const merchants: readonly CatalogMerchant[] = [
  {
    id: "plumtree",
    kind: "shop",
    title: { en: "Plumtree Shopping", "zh-CN": "梅树商城" },
    picture: "bag",
  },
  {
    id: "corner",
    kind: "shop",
    title: { en: "Corner Groceries", "zh-CN": "街角杂货" },
    picture: "basket",
  },
  {
    id: "amberbrook-card",
    kind: "card",
    title: { en: "Amberbrook credit card", "zh-CN": "琥珀溪信用卡还款" },
    picture: "card",
  },
  {
    id: "electricity",
    kind: "utility",
    title: { en: "City Electricity", "zh-CN": "城市电力" },
    picture: "bulb",
  },
  {
    id: "water",
    kind: "utility",
    title: { en: "City Water", "zh-CN": "城市水务" },
    picture: "drop",
  },
];
