import type { RowProblem } from "../../contract/demo.ts";
import { dayOf, instant, type Instant } from "../../rules/calendar.ts";
import { decideSettled } from "../../rules/decide.ts";
import { balanceChange, type Entry } from "../../rules/ledger/entry.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Programme } from "../../rules/programme.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import { BalanceCheck, repeatedRows } from "./contradictions.ts";
import { ImportContext } from "./import-context.ts";
import type { ImportRow } from "./read-rows.ts";
import { rowCommand } from "./row-command.ts";

export type Replayed = {
  readonly wallet: Wallet;
  readonly entries: readonly Entry[];
  readonly applied: number;
  readonly problems: readonly RowProblem[];
};

/**
 * Replays rows by the rules, oldest first, up to `now`. A row that breaks a rule is a problem and changes nothing. The
 * expiries in the file are compared with the computed ones, and not applied.
 */
export function replayRows(
  rows: readonly ImportRow[],
  now: Instant,
  programme: Programme,
): Replayed {
  const context = new ImportContext();
  const problems: RowProblem[] = [];
  const ordered = inOrder(rows);
  const repeated = repeatedRows(ordered);
  const balances = new BalanceCheck();
  let wallet = emptyWallet;
  let applied = 0;
  for (const row of ordered) {
    const { line, at, entry } = row;
    if (at > now) {
      problems.push({ line, code: "in-the-future" });
      continue;
    }
    if (repeated.has(row)) {
      problems.push({ line, code: "number-repeated" });
      continue;
    }
    // Due entries come first, so that the first entry of the outcome is the row's.
    const settled = settleDue(wallet, at, programme);
    context.add(settled.entries);
    wallet = settled.wallet;
    const command = rowCommand(row, context, programme);
    if (command === "due") continue;
    const outcome = command && decideSettled(wallet, command, at, programme);
    if (!outcome || outcome.refusal) {
      // Without a command, the row refers to an entry that the file does not have.
      problems.push({ line, ...(outcome?.refusal ?? { code: "reference-missing" }) });
      continue;
    }
    const [own] = outcome.entries;
    wallet = outcome.wallet;
    context.add(outcome.entries);
    applied += 1;
    if (entry && own) context.assignNumber(entry.seq, own.seq);
    const balance = own && balances.problemOf(row, own.balanceAfter);
    if (balance) problems.push(balance);
    if (expiryDiffers(entry, own, programme)) problems.push({ line, code: "expiry-differs" });
  }
  const settled = settleDue(wallet, now, programme);
  context.add(settled.entries);
  const { entries } = context;
  problems.push(...differingExpiries(rows, entries, now, programme));
  return { wallet: settled.wallet, entries, applied, problems };
}

/** By time; at the same time, by entry number if every row has one, else in file order. */
function inOrder(rows: readonly ImportRow[]): readonly ImportRow[] {
  const numbered = rows.every(({ entry }) => entry !== undefined);
  const number = ({ entry }: ImportRow) => (numbered ? (entry?.seq ?? 0) : 0);
  return rows.toSorted((a, b) => a.at - b.at || number(a) - number(b));
}

/** Files state the first instant at which points are not valid, or their last valid day or second. */
function expiryDiffers(
  inFile: ImportRow["entry"],
  own: Entry | undefined,
  programme: Programme,
): boolean {
  if (inFile?.expiresAt === undefined || own === undefined || !("expiresAt" in own)) return false;
  const { expiresAt } = own;
  const isLastDay = dayOf(inFile.expiresAt, programme) === lastDayBefore(expiresAt, programme);
  return !isLastDay && expiresAt !== inFile.expiresAt;
}

function lastDayBefore(at: Instant, programme: Programme): number {
  return dayOf(instant(at - 1), programme);
}

/**
 * The expiries in the file that the rules do not compute. Some files have one a lot, others one a day: a row agrees with
 * the expiry of one lot on its day that no other row agrees with, or with all of them together.
 */
function differingExpiries(
  rows: readonly ImportRow[],
  entries: readonly Entry[],
  now: Instant,
  programme: Programme,
): RowProblem[] {
  const computed = new Map<number, number[]>();
  for (const entry of entries) {
    if (entry.kind !== "expiry") continue;
    // Both days name the same list, so that each lot agrees with one row only.
    const day = dayOf(entry.at, programme);
    const ofDay = computed.get(day) ?? [];
    ofDay.push(balanceChange(entry));
    computed.set(day, ofDay);
    computed.set(lastDayBefore(entry.at, programme), ofDay);
  }
  return rows.flatMap(({ line, at, kind, points }): RowProblem[] => {
    if (kind !== "expiry" || at > now) return [];
    const ofDay = computed.get(dayOf(at, programme)) ?? [];
    const lot = ofDay.indexOf(points);
    if (lot !== -1) ofDay.splice(lot, 1);
    else if (points === ofDay.reduce((total, change) => total + change, 0)) ofDay.length = 0;
    else return [{ line, code: "expiry-differs" }];
    return [];
  });
}
