import { dayOf } from "../calendar.ts";
import type { Outcome } from "../decide.ts";
import { balanceChange } from "../ledger/entry.ts";
import type { PlayedStep } from "./play.ts";
import { lotsOf } from "../ledger/lot-queue.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { sumOf, type LedgerTotals } from "./ledger-totals.ts";
import { textOf, viewOf } from "./view.ts";
import { spendable } from "../ledger/wallet.ts";
import { defined } from "./steps.ts";

/** What the laws look at: a wallet before and after, what was entered between, and all that was entered before. */
type Looked = Pick<PlayedStep, "before" | "now"> & {
  readonly outcome: Outcome;
  readonly service: Pick<PlayedStep["service"], "programme" | "ledger" | "stock" | "awards">;
};

/** A law and what breaks it at a moment, if anything: in words, with the numbers. */
type Law = readonly [
  name: string,
  faults: (moment: Looked, tally: LedgerTotals) => Iterable<string>,
];

/** What is true after every command of any history. */
export const laws: readonly Law[] = [
  [
    "1. granted = spendable + held + spent + expired + clawed back",
    function* ({ outcome: { wallet }, now }, { granted, held, spent, expired, clawedBack }) {
      const balance = spendable(wallet, now);
      if (granted !== balance + held + spent + expired + clawedBack) {
        yield `${granted} <> ${balance} + ${held} + ${spent} + ${expired} + ${clawedBack}`;
      }
      const kept = wallet.lifetime;
      const told = [kept.granted, kept.spent, kept.expired, kept.clawedBack];
      if (told.join() !== [granted, spent, expired, clawedBack].join()) {
        yield `the wallet says ${told.join()}`;
      }
    },
  ],
  [
    "2. of each lot, granted - remaining = its allocations, and 0 <= remaining <= granted",
    function* ({ outcome: { wallet } }, { lots }) {
      const living = new Map<number, number>();
      for (const row of wallet.expiring) {
        const inRow = [...lotsOf(row.queue)];
        for (const { id, remaining } of inRow) {
          if (living.has(id)) yield `lot ${id} stands twice`;
          living.set(id, remaining);
        }
        const sum = inRow.reduce((all, { remaining }) => all + remaining, 0);
        if (sum !== row.points) yield `${sum} points in a row of ${row.points}`;
      }
      for (const [id, { entry, lost }] of lots) {
        const remaining = living.get(id) ?? 0;
        if (entry.points - remaining !== lost) {
          yield `lot ${id}: ${entry.points} - ${remaining} <> ${lost}`;
        }
        if (lost < 0 || lost > entry.points) yield `lot ${id} of ${entry.points} lost ${lost}`;
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
          if (lotId >= entry.seq) yield `lot ${lotId} pays ${entry.seq} before it is there`;
          if (entry.kind !== "expiry" && entry.at >= expiresAt) {
            yield `${entry.seq} takes from lot ${lotId} after its end`;
          }
          // What was held beyond its expiry expires when it goes back.
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
            yield `expiry ${entry.seq} is stamped ${entry.at} and not ${expiresAt}`;
          }
        }
        if (entry.kind !== "capture" && entry.kind !== "release") continue;
        const until = spends.get(entry.of)?.entry.heldUntil ?? 0;
        const lapsed = entry.kind === "release" && entry.cause === "lapsed";
        if (lapsed ? entry.at !== until : entry.at >= until) yield `${entry.seq} is out of time`;
      }
    },
  ],
  [
    "5. a programme day has no more redemptions than it may",
    function* ({ service: { programme } }, { spends }) {
      const days = new Map<number, number>();
      for (const { entry, ends } of spends.values()) {
        if (entry.kind !== "redemption" || ends[0]?.kind === "release") continue;
        const day = dayOf(entry.at, programme);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      for (const [day, count] of days) {
        if (count > programme.redemptionsPerDay) yield `${count} on day ${day}`;
      }
    },
  ],
  [
    "6. refunds of a spend never pass what it captured, and every hold ends exactly once",
    function* ({ outcome: { wallet } }, { spends, held }) {
      const { spent, refunded } = wallet.lifetime;
      if (refunded > spent) yield `${refunded} of ${spent} points that were spent went back`;
      const open = new Set(wallet.holds.map(({ of }) => of));
      for (const [seq, { entry, ends, refunds }] of spends) {
        const back = refunds.reduce((all, { fen }) => all + fen, 0);
        const points = sumOf(refunds) + sumOf(refunds.flatMap(({ forfeited }) => forfeited));
        const [end] = ends;
        const partial = end?.kind === "capture" ? end.partial : undefined;
        const total = partial?.total ?? entry.total;
        if (back > total) yield `${back} of ${total} fen of ${seq} went back`;
        const taken = sumOf(entry.allocations) - sumOf(partial?.released ?? []);
        if (points > taken) yield `${points} of ${taken} points of ${seq} went back`;
        if (back === total && points !== taken) yield `${points} are not all of ${taken}`;
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
      const inHolds = sumOf(wallet.holds.flatMap(({ lots: parts }) => parts));
      if (inHolds !== held) yield `${inHolds} points in holds of ${held}`;
    },
  ],
  [
    "a smaller bill is paid with as many of the points as it takes, and the last of them go back",
    function* ({ outcome: { entries }, service: { programme } }, { spends }) {
      for (const entry of entries) {
        if (entry.kind !== "capture" || entry.partial === undefined) continue;
        const { total, released } = entry.partial;
        const spend = defined(spends.get(entry.of)).entry;
        if (spend.kind !== "payment") yield `a bill for ${spend.kind} ${spend.seq}`;
        if (total < 1 || total >= spend.total) yield `${total} is not less than ${spend.total}`;
        const [taken, back] = [sumOf(spend.allocations), sumOf(released)];
        const paid = taken - back;
        if (paid < 1 || paid * programme.fenPerPoint > total) yield `${paid} pay ${total} fen`;
        const more = (paid + programme.step) * programme.fenPerPoint;
        if (back > 0 && more <= total) yield `${paid} points are fewer than ${total} fen take`;
        if (back % programme.step !== 0) yield `${back} points are no whole steps`;
        // One lot of those that went back may have kept a part of what it was to pay.
        const last = spend.allocations.slice(spend.allocations.length - released.length);
        for (const [place, { lotId, points }] of released.entries()) {
          const held = last[place];
          const isWhole = place === 0 || points === held?.points;
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
        if (entry.seq !== (previous?.seq ?? 0) + 1) yield `${entry.seq} is out of its place`;
        if (entry.at < (previous?.at ?? 0)) yield `${entry.seq} is earlier than the one before`;
        if (entry.at > now) yield `${entry.seq} has not happened yet`;
        const balance = (previous?.balanceAfter ?? 0) + balanceChange(entry);
        if (entry.balanceAfter !== balance) yield `${entry.balanceAfter} <> ${balance}`;
        previous = entry;
      }
      if (wallet.seq !== before.seq + entries.length) yield `the wallet stands at ${wallet.seq}`;
    },
  ],
  [
    "what expires first is spent first",
    function* ({ outcome: { entries, wallet } }) {
      const spend = entries.findLast((entry) => "allocations" in entry);
      if (!spend || spend.kind === "clawback" || spend.kind === "expiry") return;
      const order = spend.allocations.map(({ expiresAt, lotId }) => [expiresAt, lotId] as const);
      const last = order.at(-1) ?? [0, 0];
      if (order.some((each, place) => place > 0 && !isBefore(order[place - 1] ?? each, each))) {
        yield `${spend.seq} takes out of order`;
      }
      for (const { expiresAt, queue } of wallet.expiring) {
        for (const { id } of lotsOf(queue)) {
          if (spend.at < expiresAt && isBefore([expiresAt, id], last))
            yield `lot ${id} was passed over`;
        }
      }
    },
  ],
  [
    "every new lot pays what is owed before anything else",
    function* ({ outcome: { entries, wallet }, before }) {
      let owed = sumOf(before.owed);
      for (const [place, entry] of entries.entries()) {
        if (entry.kind === "clawback") owed += entry.owed;
        if (owed < 0) yield `${owed} are owed`;
        if (entry.kind !== "grant" && entry.kind !== "refund") continue;
        let due = Math.min(entry.points, owed);
        for (let next = place + 1; due > 0; next++) {
          const payment = entries[next];
          if (payment?.kind !== "clawback" || payment.allocations[0]?.lotId !== entry.seq) {
            yield `lot ${entry.seq} does not pay ${due} of what is owed`;
            break;
          }
          due += payment.owed;
        }
      }
      if (sumOf(wallet.owed) !== owed) yield `the wallet says that ${sumOf(wallet.owed)} are owed`;
    },
  ],
  [
    "a refused command changes nothing but what time itself did",
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
    "nothing that has fallen due is left",
    function* ({ now, outcome, service: { programme } }) {
      const { entries } = settleDue(outcome.wallet, now, programme);
      if (entries.length > 0) yield textOf(entries);
    },
  ],
];

type Place = readonly [expiresAt: number, lotId: number];

const isBefore = (a: Place, b: Place) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
