import { createCatalog, type CatalogAward, type RewardTerms } from "./catalog.ts";
import { merchants } from "./merchants.ts";
import { cards, partners, rebates, tasks } from "./offers.ts";
import { products } from "./products.ts";
import { projects } from "./projects.ts";

/** Of the prizes in yuan. */
const reward: RewardTerms = {
  instructions: {
    en: "Show the code at any member shop: it pays that amount.",
    "zh-CN": "在任一合作商户出示兑换码，即可抵付相应金额。",
  },
  useWithinDays: 365,
};

const awards: Readonly<Record<string, CatalogAward>> = {
  "yuan-1000": { title: { en: "¥1,000", "zh-CN": "1,000 元" }, stock: 1, reward },
  "yuan-100": { title: { en: "¥100", "zh-CN": "100 元" }, stock: 20, reward },
  "yuan-10": { title: { en: "¥10", "zh-CN": "10 元" }, stock: 500, reward },
  "points-100": { title: { en: "100 points", "zh-CN": "100 积分" } },
  "points-20": { title: { en: "20 points", "zh-CN": "20 积分" } },
  "points-5": { title: { en: "5 points", "zh-CN": "5 积分" } },
  nothing: { title: { en: "Nothing this time", "zh-CN": "谢谢参与" } },
};

/** The sample programme's catalog. All names are made up: real ones would imply an endorsement. */
export const sampleCatalog = createCatalog({
  products,
  partners,
  rebates,
  tasks,
  cards,
  merchants,
  projects,
  awards,
});
