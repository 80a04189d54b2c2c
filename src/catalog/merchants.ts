import { fen } from "../rules/points.ts";
import type { CatalogMerchant } from "./catalog.ts";

export const merchants: readonly CatalogMerchant[] = [
  {
    id: "plumtree",
    kind: "shop",
    title: { en: "Plumtree Shopping", "zh-CN": "梅树商城" },
    picture: "bag",
    orders: [
      { id: "PT-20817", title: { en: "Desk lamp", "zh-CN": "台灯" }, total: fen(12_900) },
      { id: "PT-20818", title: { en: "Notebook", "zh-CN": "笔记本" }, total: fen(1_250) },
    ],
  },
  {
    id: "corner",
    kind: "shop",
    title: { en: "Corner Groceries", "zh-CN": "街角杂货" },
    picture: "basket",
    orders: [
      { id: "CG-1042", title: { en: "Fruit and tea", "zh-CN": "水果和茶" }, total: fen(4_680) },
    ],
  },
  {
    id: "amberbrook-card",
    kind: "card",
    title: { en: "Amberbrook credit card", "zh-CN": "琥珀溪信用卡还款" },
    picture: "card",
    orders: [
      { id: "8810", title: { en: "This month's bill", "zh-CN": "本期账单" }, total: fen(186_055) },
    ],
  },
  {
    id: "electricity",
    kind: "utility",
    title: { en: "City Electricity", "zh-CN": "城市电力" },
    picture: "bulb",
    orders: [
      { id: "E-3301", title: { en: "Electricity bill", "zh-CN": "电费账单" }, total: fen(9_872) },
    ],
  },
  {
    id: "water",
    kind: "utility",
    title: { en: "City Water", "zh-CN": "城市水务" },
    picture: "drop",
    orders: [{ id: "W-77", title: { en: "Water bill", "zh-CN": "水费账单" }, total: fen(3_140) }],
  },
];
