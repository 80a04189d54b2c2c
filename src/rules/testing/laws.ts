import { dayOf } from "../calendar.ts";
import type { Outcome } from "../decide.ts";
import { balanceChange } from "../ledger/entry.ts";
import type { PlayedStep } from "./play.ts";
import { lotsOf } from "../ledger/lot-queue.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { sumOf, type LedgerTotals } from "./ledger-totals.ts";
import { textOf, viewOf } from "./view.ts";
import { productOf } from "../ledger/redemptions.ts";
import { spendable } from "../ledger/wallet.ts";
import { defined } from "./steps.ts";

type CheckedStep = Pick<PlayedStep, "before" | "now"> & {
  readonly outcome: Outcome;
  readonly service: Pick<PlayedStep["service"], "programme" | "ledger" | "stock" | "awards">;
};

/** A law, and the faults that break it after a step, in words with numbers. */
type Law = readonly [
  name: string,
  faults: (step: CheckedStep, totals: LedgerTotals) => Iterable<string>,
];

/** True after every command of any history. */
export const laws: readonly Law[] = [
  [
    "1. granted = spendable + held + spent + expired + clawed back",
    function* ({ outcome: { wallet }, now }, { granted, held, spent, expired, clawedBack }) {
      const balance = spendable(wallet, now);
      if (granted !== balance + held + spent + expired + clawedBack) {
        yield `${granted} <> ${balance} + ${held} + ${spent} + ${expired} + ${clawedBack}`;
      }
      const { lifetime } = wallet;
      const sums = [lifetime.granted, lifetime.spent, lifetime.expired, lifetime.clawedBack];
      if (sums.join() !== [granted, spent, expired, clawedBack].join()) {
        yield `the wallet has ${sums.join()}`;
      }
    },
  ],
  [
    "2. of each lot, granted - remaining = its allocations, and 0 <= remaining <= granted",
    function* ({ outcome: { wallet } }, { lots }) {
      const remainders = new Map<number, number>();
      for (const row of wallet.expiring) {
        const inRow = [...lotsOf(row.queue)];
        for (const { id, remaining } of inRow) {
          if (remainders.has(id)) yield `lot ${id} is there twice`;
          remainders.set(id, remaining);
        }
        const sum = inRow.reduce((all, { remaining }) => all + remaining, 0);
        if (sum !== row.points) yield `${sum} points in a row of ${row.points}`;
      }
      for (const [id, { entry, taken }] of lots) {
        const remaining = remainders.get(id) ?? 0;
        if (entry.points - remaining !== taken) {
          yield `lot ${id}: ${entry.points} - ${remaining} <> ${taken}`;
        }
        if (taken < 0 || taken > entry.points)
          yield `${taken} of ${entry.points} taken from lot ${id}`;
      }
    },
  ],
  [
    "3. nothing is taken before it is obtained, or at or after it expires",
    function* ({ outcome, service: { ledger } }, { lots, spends }) {
      for (const entry of outcome.entries) {
        for (const { lotId, expiresAt } of "allocations" in entry ? entry.allocations : []) {
          const lot = lots.get(lotId)?.entry;
          if (lot?.expiresAt !== expiresAt) yield `lot ${lotId} has another expiry`;
          if (lotId >= entry.seq)
            yield `lot ${lotId} is taken by ${entry.seq} before it is granted`;
          if (entry.kind !== "expiry" && entry.at >= expiresAt) {
            yield `${entry.seq} takes from lot ${lotId} after it expired`;
          }
          // Points held beyond their expiry expire when they are released.
          const isReleased = () =>
            ledger.some(
              (row) =>
                (row.kind === "release" || row.kind === "capture") &&
                balanceChange(row) > 0 &&
                row.at === entry.at &&
                row.seq < entry.seq,
            );
          if (
            entry.kind === "expiry" &&
            entry.at !== expiresAt &&
            !(entry.at > expiresAt && isReleased())
          ) {
            yield `expiry ${entry.seq} is at ${entry.at} and not ${expiresAt}`;
          }
        }
        if (entry.kind !== "capture" && entry.kind !== "release") continue;
        const until = spends.get(entry.of)?.entry.heldUntil ?? 0;
        const lapsed = entry.kind === "release" && entry.cause === "lapsed";
        if (lapsed ? entry.at !== until : entry.at >= until)
          yield `${entry.seq} is too early or too late`;
      }
    },
  ],
  [
    "5. a programme day has at most as many redemptions, of all products or of each, as `redemptionLimit` says",
    function* ({ service: { programme } }, { spends }) {
      const { count: most, per } = programme.redemptionLimit;
      const days = new Map<string, number>();
      for (const { entry, ends } of spends.values()) {
        if (entry.kind !== "redemption" || ends[0]?.kind === "release") continue;
        const product = per === "product" ? productOf(entry.subject) : "any product";
        if (product === undefined) continue;
        const day = `${dayOf(entry.at, programme)} of ${product}`;
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      for (const [day, count] of days) {
        if (count > most) yield `${count} on day ${day}`;
      }
    },
  ],
  [
    "6. refunds of a spend never exceed its capture, and every hold ends exactly once",
    function* ({ outcome: { wallet } }, { spends, held }) {
      const { spent, refunded } = wallet.lifetime;
      if (refunded > spent) yield `${refunded} of ${spent} spent points were refunded`;
      const open = new Set(wallet.holds.map(({ of }) => of));
      for (const [seq, { entry, ends, refunds }] of spends) {
        const refundedFen = refunds.reduce((all, { fen }) => all + fen, 0);
        const points = sumOf(refunds) + sumOf(refunds.flatMap(({ forfeited }) => forfeited));
        const [end] = ends;
        const partial = end?.kind === "capture" ? end.partial : undefined;
        const total = partial?.total ?? entry.total;
        if (refundedFen > total) yield `${refundedFen} of ${total} fen of ${seq} were refunded`;
        const taken = sumOf(entry.allocations) - sumOf(partial?.released ?? []);
        if (points > taken) yield `${points} of ${taken} points of ${seq} were refunded`;
        if (refundedFen === total && points !== taken) yield `${points} are not all of ${taken}`;
        const isFinal = entry.kind === "donation" || entry.kind === "draw";
        if (isFinal && refunds.length > 0) yield `${entry.kind} ${seq} is final`;
        const isHeld = entry.heldUntil !== undefined;
        if (refunds.length > 0 && isHeld && ends[0]?.kind !== "capture") {
          yield `${seq} was never captured`;
        }
        if (ends.length + (open.has(seq) ? 1 : 0) !== (isHeld ? 1 : 0)) {
          yield `${seq} has ${ends.length} ends`;
        }
      }
      const inHolds = sumOf(wallet.holds.flatMap(({ lots }) => lots));
      if (inHolds !== held) yield `${inHolds} points in holds of ${held}`;
    },
  ],
  [
    "a partial capture takes as many points as it can, and releases those allocated last",
    function* ({ outcome: { entries }, service: { programme } }, { spends }) {
      for (const entry of entries) {
        if (entry.kind !== "capture" || entry.partial === undefined) continue;
        const { total, released } = entry.partial;
        const spend = defined(spends.get(entry.of)).entry;
        if (spend.kind !== "payment") yield `a partial capture of ${spend.kind} ${spend.seq}`;
        if (total < 1 || total >= spend.total) yield `${total} is not less than ${spend.total}`;
        const returned = sumOf(released);
        const paid = sumOf(spend.allocations) - returned;
        if (paid < 1 || paid * programme.fenPerPoint > total) yield `${paid} pay ${total} fen`;
        const more = (paid + programme.step) * programme.fenPerPoint;
        if (returned > 0 && more <= total) yield `${paid} points are fewer than ${total} fen take`;
        if (returned % programme.step !== 0) yield `${returned} points are no whole steps`;
        // The first of the released lots may be released in part.
        const last = spend.allocations.slice(spend.allocations.length - released.length);
        for (const [index, { lotId, points }] of released.entries()) {
          const held = last[index];
          const isWhole = index === 0 || points === held?.points;
          if (lotId !== held?.lotId || !isWhole)
            yield `${points} of lot ${lotId} were not the last`;
        }
      }
    },
  ],
  [
    "7. a card and a unit of stock are used at most once",
    function* ({ service: { ledger, stock, awards } }) {
      const topUps = ledger.filter((entry) => entry.kind === "grant" && entry.source === "top-up");
      const used = new Set(topUps.map(({ subject }) => JSON.stringify(subject)));
      if (used.size < topUps.length) yield `${topUps.length} top-ups with ${used.size} cards`;
      for (const [name, left] of [...stock, ...Object.entries(awards)]) {
        if (left < 0) yield `${left} of ${name}`;
      }
    },
  ],
  [
    "9. numbers have no gaps, times never go back, and each balance follows from the one before",
    function* ({ before, outcome: { entries, wallet }, now, service: { ledger } }) {
      let previous = ledger.at(-1 - entries.length);
      for (const entry of entries) {
        if (entry.seq !== (previous?.seq ?? 0) + 1) yield `${entry.seq} is out of order`;
        if (entry.at < (previous?.at ?? 0)) yield `${entry.seq} is earlier than the one before`;
        if (entry.at > now) yield `${entry.seq} is in the future`;
        const balance = (previous?.balanceAfter ?? 0) + balanceChange(entry);
        if (entry.balanceAfter !== balance) yield `${entry.balanceAfter} <> ${balance}`;
        previous = entry;
      }
      if (wallet.seq !== before.seq + entries.length) yield `the wallet is at ${wallet.seq}`;
    },
  ],
  [
    "what expires first is spent first",
    function* ({ outcome: { entries, wallet } }) {
      const spend = entries.findLast((entry) => "allocations" in entry);
      if (!spend || spend.kind === "clawback" || spend.kind === "expiry") return;
      const order = spend.allocations.map(({ expiresAt, lotId }) => [expiresAt, lotId] as const);
      const last = order.at(-1) ?? [0, 0];
      if (order.some((each, index) => index > 0 && !isBefore(order[index - 1] ?? each, each))) {
        yield `${spend.seq} takes out of order`;
      }
      for (const { expiresAt, queue } of wallet.expiring) {
        for (const { id } of lotsOf(queue)) {
          if (spend.at < expiresAt && isBefore([expiresAt, id], last))
            yield `lot ${id} was skipped`;
        }
      }
    },
  ],
  [
    "every new lot pays points owed first",
    function* ({ outcome: { entries, wallet }, before }) {
      let owed = sumOf(before.owed);
      for (const [index, entry] of entries.entries()) {
        if (entry.kind === "clawback") owed += entry.owed;
        if (owed < 0) yield `${owed} are owed`;
        if (entry.kind !== "grant" && entry.kind !== "refund") continue;
        let due = Math.min(entry.points, owed);
        for (let next = index + 1; due > 0; next++) {
          const payment = entries[next];
          if (payment?.kind !== "clawback" || payment.allocations[0]?.lotId !== entry.seq) {
            yield `lot ${entry.seq} does not pay ${due} points owed`;
            break;
          }
          due += payment.owed;
        }
      }
      if (sumOf(wallet.owed) !== owed) yield `the wallet says that ${sumOf(wallet.owed)} are owed`;
    },
  ],
  [
    "a refused command appends due entries only",
    function* ({ before, now, outcome, service: { programme } }) {
      if (outcome.refusal === undefined) return;
      const settled = settleDue(before, now, programme);
      if (JSON.stringify(settled.entries) !== JSON.stringify(outcome.entries))
        yield "other entries";
      if (JSON.stringify(viewOf(settled.wallet)) !== JSON.stringify(viewOf(outcome.wallet))) {
        yield "another wallet";
      }
    },
  ],
  [
    "no due entries are left",
    function* ({ now, outcome, service: { programme } }) {
      const { entries } = settleDue(outcome.wallet, now, programme);
      if (entries.length > 0) yield textOf(entries);
    },
  ],
];

type Position = readonly [expiresAt: number, lotId: number];

const isBefore = (a: Position, b: Position) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
