import { instant, type Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { points } from "../../rules/points.ts";
import { aliPoint as programme } from "../../rules/programme.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { saveMember } from "../../demo/member-store.ts";
import type { Store } from "../../server/store/store.ts";
import { sampleCatalog as catalog } from "../../catalog/sample-catalog.ts";
import type { Random } from "../../demo/random.ts";

export const MEMBERS = ["lin", "mei"] as const;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const THREE_YEARS = 1_096 * DAY;

/** Somewhere in these years, oftener about the end of a month in China than in its middle. */
export function anyStart(dice: Random): Instant {
  const month = dice.from(0, 35);
  const border = Date.UTC(2026, month, 1) - 8 * HOUR;
  return instant(border + dice.pick([dice.from(-2 * HOUR, HOUR), dice.from(0, 27 * DAY)]));
}

/** Two members with lots of the last three years, some about to expire; of the first one signed in. */
export async function populate(store: Store, dice: Random, now: Instant): Promise<void> {
  for (const id of MEMBERS) {
    const entries: Entry[] = [];
    let wallet = emptyWallet;
    const ages = Array.from({ length: dice.from(3, 8) }, () =>
      dice.chance(0.4) ? THREE_YEARS + dice.from(-DAY, 27 * DAY) : dice.from(0, THREE_YEARS),
    );
    for (const age of ages.toSorted((a, b) => b - a)) {
      const command = {
        kind: "grant",
        points: points(dice.from(1, 2_500)),
        subject: { words: "a grant" },
      } as const;
      const outcome = decide(wallet, command, instant(now - age), programme);
      wallet = outcome.wallet;
      entries.push(...outcome.entries);
    }
    const member = { id, madeAt: now, clock: null };
    await saveMember({ store, programme, catalog }, member, { wallet, entries });
  }
  await store.commit({}, () => ({
    result: undefined,
    resources: [
      ["session", { memberId: MEMBERS[0] }],
      [
        "redeemed",
        Object.fromEntries(catalog.products.map(({ id, stock }) => [id, takenOf(dice, stock)])),
      ],
    ],
  }));
}

/** Often all but a few, so that the last one is raced for. */
const takenOf = (dice: Random, stock: number) =>
  dice.chance(0.4) ? Math.max(0, stock - dice.from(0, 2)) : 0;
