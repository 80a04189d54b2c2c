import type { Entry } from "../../rules/ledger/entry.ts";
import type { SpendLedgerEntry } from "../../server/commands/end-hold.ts";
import type { Terms } from "../../server/ports.ts";
import { noneTaken, type Reward } from "../../server/store/resources.ts";
import type { Store } from "../../server/store/store.ts";

type Ledgers = ReadonlyMap<string, readonly Entry[]>;
type Report = (violation: string) => void;

/** Each redemption has one reward, which follows its hold; a code is given to one reward only. */
export async function checkRewards(
  store: Store,
  ledgers: Ledgers,
  catalog: Terms["catalog"],
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
      if (reward) checkState(name, reward, holdOf(ledger, entry), report);
      else report(`${name} has no reward`);
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

/** Codes are numbered from 1, without a gap. */
function checkCodes(item: string, count: number, given: ReadonlySet<string>, report: Report) {
  const numbers = Array.from({ length: count }, (_, index) => `${item} ${index + 1}`);
  const missing = numbers.filter((code) => !given.has(code));
  const own = [...given].filter((code) => code.startsWith(`${item} `));
  if (missing.length > 0 || own.length !== count)
    report(`${item} has given ${count} codes, and rewards have ${own.join(", ")}`);
}
