import { saveMember } from "../../demo/create-member.ts";
import type { Random } from "../../demo/random.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { points } from "../../rules/points.ts";
import type { Store } from "../../server/store/store.ts";
import type { Environment } from "./environment.ts";

export const MEMBERS = ["lin", "mei"] as const;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const THREE_YEARS = 1_096 * DAY;

/** An instant in 2026 to 2028. Half of them are near midnight of a month's first day in China. */
export function drawStart(random: Random): Instant {
  const month = random.from(0, 35);
  const startOfMonth = Date.UTC(2026, month, 1) - 8 * HOUR;
  const offset = random.pick([random.from(-2 * HOUR, HOUR), random.from(0, 27 * DAY)]);
  return instant(startOfMonth + offset);
}

/** Stores the members with lots of the last three years, of which some expire soon. The first one is signed in. */
export async function storeMembers(
  store: Store,
  { random, programme, catalog }: Environment,
  now: Instant,
): Promise<void> {
  for (const id of MEMBERS) {
    const entries: Entry[] = [];
    let wallet = emptyWallet;
    const ages = Array.from({ length: random.from(3, 8) }, () =>
      random.chance(0.4) ? THREE_YEARS + random.from(-DAY, 27 * DAY) : random.from(0, THREE_YEARS),
    );
    for (const age of ages.toSorted((a, b) => b - a)) {
      const command = {
        kind: "grant",
        points: points(random.from(1, 2_500)),
        subject: { words: "a grant" },
      } as const;
      const outcome = decide(wallet, command, instant(now - age), programme);
      wallet = outcome.wallet;
      entries.push(...outcome.entries);
    }
    const member = { id, madeAt: now, clock: null };
    await saveMember({ store, programme, catalog }, member, { wallet, entries });
  }
  const redeemed = catalog.products.map(
    ({ id, stock }) =>
      [`stock:${id}`, { redeemed: drawRedeemed(random, stock), codesGiven: 0 }] as const,
  );
  await store.commit({}, () => ({
    result: undefined,
    resources: [["session", { memberId: MEMBERS[0] }], ...redeemed],
  }));
}

/** Often leaves 0 to 2 units, so that tabs compete for the last one. */
const drawRedeemed = (random: Random, stock: number) =>
  random.chance(0.4) ? Math.max(0, stock - random.from(0, 2)) : 0;
