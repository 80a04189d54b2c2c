import type { Entry } from "../../rules/ledger/entry.ts";
import type { SpendLedgerEntry } from "../../server/commands/end-hold.ts";
import type { RewardState } from "../../contract/reward.ts";
import type { Terms } from "../../server/ports.ts";
import { noneTaken, type Reward } from "../../server/store/resources.ts";
import type { Store } from "../../server/store/store.ts";

type Ledgers = ReadonlyMap<string, readonly Entry[]>;
type Report = (violation: string) => void;

/** Each by the state that may follow it. A reward never goes back, and a used one stays. */
const LATER: Readonly<Record<RewardState, readonly RewardState[]>> = {
  preparing: ["ready", "sent", "used", "cancelled"],
  // A partner may add to what it said.
  ready: ["ready", "sent", "used", "cancelled"],
  sent: ["sent", "used", "cancelled"],
  used: [],
  cancelled: [],
};

/**
 * Each redemption has one reward, which follows its hold and its refunds; a code is given to one reward only. `seen`
 * are those of the last check.
 */
export async function checkRewards(
  store: Store,
  ledgers: Ledgers,
  catalog: Terms["catalog"],
  seen: Map<string, Reward>,
  report: Report,
): Promise<void> {
  const codes: string[] = [];
  for (const [memberId, ledger] of ledgers) {
    const rewards = await store.listResources(`reward:${memberId}:`);
    const bySeq = new Map(rewards.map((reward) => [reward.seq, reward]));
    for (const entry of ledger) {
      if (entry.kind !== "redemption") continue;
      const name = `${memberId}-${entry.seq}`;
      const reward = bySeq.get(entry.seq);
      if (reward) {
        checkState(name, reward, holdOf(ledger, entry), report);
        checkRefunds(name, reward, entry, ledger, report);
      } else report(`${name} has no reward`);
    }
    for (const reward of rewards) {
      const name = `${memberId}-${reward.seq}`;
      const before = seen.get(name) ?? reward;
      const isChanged = reward.state !== before.state || reward.changedAt !== before.changedAt;
      if (isChanged && !LATER[before.state].includes(reward.state))
        report(`the reward ${name} goes from ${before.state} to ${reward.state}`);
      seen.set(name, reward);
    }
    for (const { item, codeNumber } of rewards) {
      if (codeNumber !== undefined) codes.push(`${item.kind} ${item.id} ${codeNumber}`);
    }
  }
  const given = new Set(codes);
  if (given.size !== codes.length) report(`a code is given to two rewards: ${codes.join(", ")}`);
  for (const { id } of catalog.products) {
    const { codesGiven } = (await store.readResource(`stock:${id}`)) ?? noneTaken;
    checkCodes(`product ${id}`, codesGiven, given, report);
  }
  for (const id of Object.keys(catalog.awards)) {
    checkCodes(`prize ${id}`, (await store.readResource(`award:${id}`)) ?? 0, given, report);
  }
}

type HoldState = "held" | "captured" | "released";

function holdOf(ledger: readonly Entry[], { seq, heldUntil }: SpendLedgerEntry): HoldState {
  if (heldUntil === undefined) return "captured";
  const end = ledger.find(
    (entry) => (entry.kind === "capture" || entry.kind === "release") && entry.of === seq,
  );
  return end === undefined ? "held" : end.kind === "capture" ? "captured" : "released";
}

function checkState(name: string, reward: Reward, hold: HoldState, report: Report) {
  const { state, codeNumber, fulfilment } = reward;
  const isGiven = codeNumber !== undefined;
  const hasCode = hold === "captured" && fulfilment === "code";
  if (isGiven !== hasCode) report(`the reward ${name} has code ${codeNumber} while ${hold}`);
  const isExpected =
    hold === "held"
      ? state === "preparing"
      : hold === "released"
        ? state === "cancelled"
        : fulfilment === "shipment" || state !== "preparing";
  if (!isExpected) report(`the reward ${name} is ${state} while ${hold}`);
}

/** A full refund cancels the reward, a smaller one does not, and there is none after it was used. */
function checkRefunds(
  name: string,
  { state, changedAt }: Reward,
  { seq, total }: SpendLedgerEntry,
  ledger: readonly Entry[],
  report: Report,
) {
  const refunds = ledger.filter((entry) => entry.kind === "refund" && entry.of === seq);
  if (state === "used" && refunds.some(({ at }) => at > changedAt))
    report(`${name} is refunded after its reward was used`);
  const refunded = refunds.reduce((sum, entry) => sum + ("fen" in entry ? entry.fen : 0), 0);
  if (refunded > 0 && (refunded === total) !== (state === "cancelled"))
    report(`the reward ${name} is ${state} after a refund of ${refunded} of ${total}`);
}

/** Codes are numbered from 1, without a gap. */
function checkCodes(item: string, count: number, given: ReadonlySet<string>, report: Report) {
  const numbers = Array.from({ length: count }, (_, index) => `${item} ${index + 1}`);
  const missing = numbers.filter((code) => !given.has(code));
  const own = [...given].filter((code) => code.startsWith(`${item} `));
  if (missing.length > 0 || own.length !== count)
    report(`${item} has given ${count} codes, and rewards have ${own.join(", ")}`);
}
