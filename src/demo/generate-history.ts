import { bytesToHex } from "@noble/hashes/utils.js";
import type { Entry } from "../rules/ledger/entry.ts";
import { emptyWallet } from "../rules/ledger/wallet.ts";
import type { Ports } from "../server/ports.ts";
import type { Member, Resources, ResourceWrite } from "../server/store/resources.ts";
import type { LedgerChunk } from "../server/store/store.ts";
import { HistoryGenerator } from "./history-generator.ts";
import { sampleOrders } from "./orders.ts";
import { ScenarioRunner, isShared } from "./scenario-runner.ts";

/** Entries a chunk: few enough that the page stays responsive between two chunks. */
const CHUNK_LENGTH = 1_024;

/** Generated certificates have numbers that those of real donations do not reach. */
const CERTIFICATES: Partial<Resources> = { certificates: 500_000 };

/**
 * A generated history of `count` entries in chunks. The last chunk contains the member's resources. Resources of all
 * members do not change: the stock, the awards and the points raised stay as they are.
 */
export function* generateHistory(
  { programme, catalog, randomBytes }: Pick<Ports, "programme" | "catalog" | "randomBytes">,
  member: Member,
  count: number,
): Generator<LedgerChunk> {
  const terms = { programme, catalog };
  const generator = new HistoryGenerator(terms, count, member.madeAt);
  const runner = new ScenarioRunner(terms, member.id, emptyWallet, (name) => CERTIFICATES[name]);
  runner.addOrders(sampleOrders(member.id, member.madeAt, catalog));
  let entries: Entry[] = [];
  for (let next = generator.next(runner.wallet); next; next = generator.next(runner.wallet)) {
    for (const entry of runner.run(next.step, next.at)) entries.push(entry);
    if (entries.length < CHUNK_LENGTH) continue;
    yield { wallet: runner.wallet, entries };
    entries = [];
  }
  const resources = memberResources(member, runner.writes, randomBytes());
  yield { wallet: runner.wallet, entries, resources };
}

/**
 * The next draw gets a new secret, because the generated one is predictable. A generated redemption has no reward: it
 * took nothing from the stock.
 */
function memberResources(
  member: Member,
  writes: readonly ResourceWrite[],
  secret: Uint8Array,
): ResourceWrite[] {
  const committed = `next-draw:${member.id}` as const;
  const own = writes.filter(
    ([name]) => !isShared(name) && !name.startsWith("reward:") && name !== committed,
  );
  const draws = writes.filter(([name]) => name.startsWith("draw:")).length;
  return [
    ...own,
    [committed, { number: draws + 1, secret: bytesToHex(secret) }],
    [`member:${member.id}`, member],
  ];
}
