import type { Catalog } from "../catalog/catalog.ts";

const shopAddress = (partnerId: string) => `/demo/shop?partner=${encodeURIComponent(partnerId)}`;

/** The catalog with links to the demo shop, where a task is done and where a purchase gives points. */
export function withShopLinks(catalog: Catalog): Catalog {
  return {
    ...catalog,
    rebates: catalog.rebates.map((rebate) => ({ ...rebate, link: shopAddress(rebate.partnerId) })),
    tasks: catalog.tasks.map((task) => {
      const { evidence } = task;
      const isReported = typeof evidence === "object" && "report" in evidence;
      return isReported ? { ...task, link: shopAddress(evidence.report) } : task;
    }),
  };
}
