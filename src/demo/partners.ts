import { bytesToHex } from "@noble/hashes/utils.js";
import type { DemoPartner } from "../contract/demo.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { reporterOf } from "../server/commands/task-evidence.ts";
import { partnerKeyName } from "../server/partner-key.ts";
import type { ResourceWrite } from "../server/store/resources.ts";
import type { DemoPorts } from "./ports.ts";

/**
 * The keys of the demo's partners, which its shop uses. They are made at the first request, and readable afterwards:
 * anybody may play a partner in the demo. `origin` is that of the page.
 */
export function demoPartners(
  { store, catalog, clock, randomBytes }: DemoPorts,
  origin: string,
): Promise<readonly DemoPartner[]> {
  return store.commit({ resources: ["demo-partners"] }, (state) => {
    const made = state.resource("demo-partners");
    if (made) return { result: made };
    const partners = partnerIdsOf(catalog).map((partnerId) => ({
      partnerId,
      key: bytesToHex(randomBytes()),
      secret: btoa(String.fromCharCode(...randomBytes())),
    }));
    const createdAt = clock();
    const records = partners.flatMap(({ partnerId, key, secret }): ResourceWrite[] => [
      [partnerKeyName(key), { partnerId, createdAt }],
      [`partner-credential:${partnerId}`, { origins: [origin], secret }],
    ]);
    return { result: partners, resources: [...records, ["demo-partners", partners]] };
  });
}

function partnerIdsOf({ merchants, products, rebates, tasks }: Catalog): string[] {
  const ids = [
    ...merchants.map(({ id }) => id),
    ...products.map(({ partnerId }) => partnerId),
    ...rebates.map(({ partnerId }) => partnerId),
    ...tasks.flatMap((task) => reporterOf(task) ?? []),
  ];
  return [...new Set(ids)];
}
