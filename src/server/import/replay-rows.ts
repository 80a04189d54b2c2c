import type { RowProblem } from "../../contract/demo.ts";
import { dayOf, type Instant } from "../../rules/calendar.ts";
import { decideSettled } from "../../rules/decide.ts";
import { balanceChange, type Entry } from "../../rules/ledger/entry.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Programme } from "../../rules/programme.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import { ImportContext } from "./import-context.ts";
import { statedCommand } from "./row-command.ts";
import type { ImportRow } from "./rows.ts";

export type Replayed = {
  readonly wallet: Wallet;
  readonly entries: readonly Entry[];
  readonly applied: number;
  readonly problems: readonly RowProblem[];
};

/**
 * Plays rows through the rules, oldest first, ties in file order, up to `now`. A row that breaks a rule is
 * a problem and changes nothing; a stated expiry is compared with the computed ones of its day.
 */
export function replayStatement(
  rows: readonly ImportRow[],
  now: Instant,
  programme: Programme,
): Replayed {
  const past = new ImportContext();
  const problems: RowProblem[] = [];
  let wallet = emptyWallet;
  let applied = 0;
  for (const row of inOrder(rows)) {
    const { line, at, entry } = row;
    if (at > now) {
      problems.push({ line, code: "in-the-future" });
      continue;
    }
    // First, so that the next entry is what the row makes.
    const settled = settleDue(wallet, at, programme);
    past.add(settled.entries);
    wallet = settled.wallet;
    const command = statedCommand(row, past, programme);
    if (command === "due") continue;
    const outcome = command && decideSettled(wallet, command, at, programme);
    if (!outcome || outcome.refusal) {
      // Without an outcome, the row names something that the file does not have.
      problems.push({ line, ...(outcome?.refusal ?? { code: "invalid-row" }) });
      continue;
    }
    const [made] = outcome.entries;
    wallet = outcome.wallet;
    past.add(outcome.entries);
    applied += 1;
    if (entry && made) past.name(entry.seq, made.seq);
    if (expiryDiffers(entry, made)) problems.push({ line, code: "expiry-differs" });
  }
  const settled = settleDue(wallet, now, programme);
  past.add(settled.entries);
  const differing = differingExpiries(rows, past.entries, now, programme);
  const { entries } = past;
  return { wallet: settled.wallet, entries, applied, problems: [...problems, ...differing] };
}

/** By time; at one time by the ledger's own numbers where every row has one, else as they stand in the file. */
function inOrder(rows: readonly ImportRow[]): readonly ImportRow[] {
  const numbered = rows.every(({ entry }) => entry !== undefined);
  const number = ({ entry }: ImportRow) => (numbered ? (entry?.seq ?? 0) : 0);
  return rows.toSorted((a, b) => a.at - b.at || number(a) - number(b));
}

function expiryDiffers(stated: ImportRow["entry"], made: Entry | undefined): boolean {
  if (stated?.expiresAt === undefined || made === undefined) return false;
  return "expiresAt" in made && made.expiresAt !== stated.expiresAt;
}

/**
 * The stated expiries that the rules do not compute. Some exports state one a lot and some one a day, so a
 * row agrees with any lot's expiry of its day that no other row took, or with all of them together.
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
    const day = dayOf(entry.at, programme);
    const ofDay = computed.get(day);
    if (ofDay) ofDay.push(balanceChange(entry));
    else computed.set(day, [balanceChange(entry)]);
  }
  return rows.flatMap(({ line, at, kind, points }): RowProblem[] => {
    if (kind !== "expiry" || at > now) return [];
    const ofDay = computed.get(dayOf(at, programme)) ?? [];
    const one = ofDay.indexOf(points);
    const isWhole = () => ofDay.reduce((total, lot) => total + lot, 0) === points;
    if (one === -1 && !isWhole()) return [{ line, code: "expiry-differs" }];
    ofDay.splice(one === -1 ? 0 : one, one === -1 ? ofDay.length : 1);
    return [];
  });
}
