import { bytesToHex } from "@noble/hashes/utils.js";
import type { Entry } from "../rules/ledger/entry.ts";
import { emptyWallet } from "../rules/ledger/wallet.ts";
import type { ResourceWrite, Member, LedgerPart, Resources } from "../server/store/store.ts";
import { HistoryGenerator } from "./history-generator.ts";
import { ScenarioRunner, isShared } from "./scenario-runner.ts";

/** So many entries are made in one go: few enough that a page which makes them still answers in between. */
const AT_ONCE = 1_024;

/** Certificates of a life's donations have numbers that no other will reach. */
const CERTIFICATES = { certificates: 500_000 };

/**
 * A member's life of `count` entries, part by part, and with the last part the member and what is kept beside the ledger.
 * What everybody shares stays as it is: the shelves, the awards and the projects' sums are those of today.
 */
export function* generateHistory(
  member: Member,
  count: number,
  dice: () => Uint8Array,
): Generator<LedgerPart> {
  const life = new HistoryGenerator(count, member.madeAt);
  const shared: Partial<Resources> = CERTIFICATES;
  const course = new ScenarioRunner({
    memberId: member.id,
    wallet: emptyWallet,
    shared: (name) => shared[name],
  });
  let entries: Entry[] = [];
  for (let next = life.next(course.wallet); next; next = life.next(course.wallet)) {
    for (const entry of course.carryOut(next.doing, next.at)) entries.push(entry);
    if (entries.length < AT_ONCE) continue;
    yield { wallet: course.wallet, entries };
    entries = [];
  }
  yield { wallet: course.wallet, entries, resources: besides(member, course.kept, dice) };
}

/** The draw that is promised next is not one of the sample's: nobody may foresee it. */
function besides(
  member: Member,
  kept: readonly ResourceWrite[],
  dice: () => Uint8Array,
): ResourceWrite[] {
  const promised = `next-draw:${member.id}` as const;
  const own = kept.filter(([name]) => !isShared(name) && name !== promised);
  const draws = kept.filter(([name]) => name.startsWith("draw:")).length;
  return [
    ...own,
    [promised, { number: draws + 1, secret: bytesToHex(dice()) }],
    [`member:${member.id}`, member],
  ];
}
