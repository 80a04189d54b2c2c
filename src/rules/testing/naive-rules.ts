import { AWARDS, cards, PARTNER_BALANCE, partners, products, tasks } from "./catalogue.ts";
import {
  costOf,
  dayIn,
  endOf,
  endOfValidity,
  settleNaively,
  lastAt,
  lotsIn,
  monthIn,
  allocationsFor,
  pendingIn,
  redeemedOn,
  redemptionsIn,
  spendableIn,
  spentIn,
  total,
  write,
  type NaiveBook,
  type NaiveNewEntry,
  type NaiveAllocation,
  type NaiveRefusal,
  type NaiveEntry,
} from "./naive-ledger.ts";
import { defined, type DrawnCommand } from "./steps.ts";

/** What the naive service answers: it changes its book, or says why it does not. */
export function decideNaively(
  book: NaiveBook,
  wish: DrawnCommand,
  clock: number,
): NaiveRefusal | undefined {
  const at = Math.max(clock, lastAt(book));
  settleNaively(book, at);
  const answer = answerTo(book, wish, at);
  const refusal = "code" in answer ? answer : undefined;
  if (!("code" in answer)) for (const happening of answer) write(book, happening, at);
  // What came back may have expired meanwhile.
  settleNaively(book, at);
  book.requests.push({ wish, at, refusal });
  return refusal;
}

type Answer = readonly NaiveNewEntry[] | NaiveRefusal;
type Asked<Kind extends DrawnCommand["kind"]> = Extract<DrawnCommand, { readonly kind: Kind }>;

function answerTo(book: NaiveBook, wish: DrawnCommand, at: number): Answer {
  const { fenPerPoint } = book.programme;
  const subject = { words: wish.kind };
  switch (wish.kind) {
    case "grant":
      return granted(book, at, { source: "import", subject, points: wish.points });
    case "exchange":
      return exchanged(book, wish, at);
    case "purchase":
      return bought(book, wish);
    case "confirmation": {
      const row = pendingIn(book).find(({ seq }) => seq === wish.of);
      return row ? [grantOf(book, at, row, wish.of)] : { code: "already-settled" };
    }
    case "reversal":
      return undone(book, wish.of, at);
    case "task":
      return taskDone(book, wish.task, at);
    case "top-up":
      return toppedUp(book, wish, at);
    case "payment": {
      const most = Math.floor(wish.total / fenPerPoint);
      if (wish.points > most) return { code: "exceeds-bill", most: inSteps(book, most) };
      return used(book, at, { subject, ...wish });
    }
    case "redemption":
      return redeemed(book, wish, at);
    case "donation":
      return used(book, at, { subject, ...wish, total: wish.points * fenPerPoint });
    case "draw":
      return drawn(book, wish.roll, at);
    case "capture":
    case "cancel":
      return holdEnded(book, wish);
    case "refund":
      return refunded(book, wish, at);
    case "unmatched-refund": {
      const most = notGivenBack(book);
      if (wish.points > most) {
        return { code: "refund-exceeds-capture", most: most * fenPerPoint };
      }
      return givenBack(book, at, {
        subject,
        of: null,
        fen: wish.points * fenPerPoint,
        points: wish.points,
        forfeited: [],
      });
    }
  }
}

function grantOf(
  book: NaiveBook,
  at: number,
  from: Partial<NaiveEntry>,
  of?: number,
): NaiveNewEntry {
  const { source = "", subject = {}, points = 0 } = from;
  const expiresAt = endOfValidity(at, book.programme);
  return { kind: "grant", source, subject, points, expiresAt, ...(of !== undefined && { of }) };
}

/** What was ever granted or is promised must stay countable. */
function tooMany({ entries: rows, ...book }: NaiveBook, points: number): NaiveRefusal | undefined {
  const ever = total(rows.filter(({ kind }) => kind === "grant" || kind === "refund"));
  const most = Number.MAX_SAFE_INTEGER - ever - total(pendingIn({ entries: rows, ...book }));
  return points > most ? { code: "too-many-points", most } : undefined;
}

function granted(book: NaiveBook, at: number, ...lots: Partial<NaiveEntry>[]): Answer {
  return tooMany(book, total(lots)) ?? lots.map((lot) => grantOf(book, at, lot));
}

const accepted = <Kind extends DrawnCommand["kind"]>(book: NaiveBook, kind: Kind) =>
  book.requests.flatMap(({ wish, at, refusal }) =>
    wish.kind === kind && refusal === undefined ? [{ at, wish: wish as Asked<Kind> }] : [],
  );

function exchanged(book: NaiveBook, { partner, amount }: Asked<"exchange">, at: number): Answer {
  const { rate, cap, creditDays, subject } = defined(partners[partner]);
  // The least amount of theirs that gives whole points.
  let step = 1;
  while ((step * rate.ours) % rate.theirs !== 0) step += 1;
  if (amount % step !== 0) return { code: "not-in-steps", step };
  const earlier = accepted(book, "exchange").filter(({ wish }) => wish.partner === partner);
  const balance = PARTNER_BALANCE - earlier.reduce((all, { wish }) => all + wish.amount, 0);
  if (amount > balance) return { code: "insufficient-partner-points", missing: amount - balance };
  const periodOf = cap.per === "day" ? dayIn : monthIn;
  const period = periodOf(at, book.programme);
  const ours = (theirs: number) => (theirs * rate.ours) / rate.theirs;
  const most = earlier
    .filter((each) => periodOf(each.at, book.programme).number === period.number)
    .reduce((left, { wish }) => left - ours(wish.amount), Number(cap.points));
  if (ours(amount) > most) return { code: "cap-reached", most, nextAt: period.next };
  const lot = { source: "exchange", subject, points: ours(amount) };
  if (creditDays === 0) return granted(book, at, lot);
  const creditAt = at + creditDays * 86_400_000;
  return tooMany(book, lot.points) ?? [{ kind: "pending", ...lot, creditAt }];
}

function bought(book: NaiveBook, wish: Asked<"purchase">): Answer {
  const share = BigInt(wish.total) * BigInt(wish.share);
  const points = Number(share / BigInt(1_000 * book.programme.fenPerPoint));
  const subject = { words: "purchase" };
  const row = { kind: "pending", source: "rebate", subject, points, creditAt: null };
  return tooMany(book, points) ?? [row];
}

function undone(book: NaiveBook, of: number, at: number): Answer {
  const pending = pendingIn(book).find(({ seq }) => seq === of);
  if (pending) return [{ kind: "cancellation", subject: pending.subject, of }];
  const grant = book.entries.find((row) => row.kind === "grant" && row.of === of);
  const isTaken = book.entries.some((row) => row.kind === "clawback" && row.of === grant?.seq);
  if (!grant || isTaken) return { code: "already-settled" };
  const { seq, subject, points = 0, expiresAt = 0 } = grant;
  const own = Math.min(points, lotsIn(book).find(({ id }) => id === seq)?.left ?? 0);
  const others = allocationsFor(book, at, points - own, seq);
  const allocations = [{ lotId: seq, expiresAt, points: own }, ...others].filter(
    (part) => part.points > 0,
  );
  return [{ kind: "clawback", subject, of: seq, allocations, owed: points - total(allocations) }];
}

function taskDone(book: NaiveBook, name: string, at: number): Answer {
  const { subject, reward, period, streak } = defined(tasks[name]);
  const times = accepted(book, "task").filter(({ wish }) => wish.task === name);
  if (period === "once") {
    if (times.length > 0) return { code: "cap-reached", most: 0, nextAt: null };
    return granted(book, at, { source: "task", subject, points: reward });
  }
  const periodOf = period === "day" ? dayIn : monthIn;
  const { number, next } = periodOf(at, book.programme);
  const done = new Set(times.map((time) => periodOf(time.at, book.programme).number));
  if (done.has(number)) return { code: "cap-reached", most: 0, nextAt: next };
  let inARow = 1;
  while (done.has(number - inARow)) inARow += 1;
  const rewards = streak && inARow % streak.length === 0 ? [reward, streak.reward] : [reward];
  return granted(book, at, ...rewards.map((points) => ({ source: "task", subject, points })));
}

function toppedUp(book: NaiveBook, { card: name, password }: Asked<"top-up">, at: number): Answer {
  const { failures, lockTime } = book.programme.topUp;
  let inARow = 0;
  let until = 0;
  for (const { wish, at: tried, refusal } of book.requests) {
    if (wish.kind !== "top-up") continue;
    if (refusal === undefined) inARow = 0;
    if (refusal?.code === "card-not-accepted") inARow += 1;
    if (inARow === failures) [inARow, until] = [0, tried + lockTime];
  }
  if (at < until) return { code: "top-up-locked", until };
  const card = cards[name];
  const isUsed = accepted(book, "top-up").some(({ wish }) => wish.card === name);
  if (!card || isUsed || card.password !== password || at >= card.acceptedUntil) {
    return { code: "card-not-accepted" };
  }
  return granted(book, at, { source: "top-up", subject: card.subject, points: card.points });
}

/** One of the four spends; held while its points are worth less than it costs. */
function used(
  book: NaiveBook,
  at: number,
  spend: { kind: string; subject: object; points: number; total: number },
): Answer {
  const { step, minimumBalance, fenPerPoint, holdTime } = book.programme;
  const { kind, subject, points, total } = spend;
  const balance = spendableIn(book, at);
  if (points % step !== 0) return { code: "not-in-steps", step };
  if (balance < minimumBalance) return { code: "below-minimum", missing: minimumBalance - balance };
  if (balance < points) return { code: "insufficient-points", missing: points - balance };
  const isHeld = points * fenPerPoint < total;
  const allocations = allocationsFor(book, at, points);
  return [{ kind, subject, allocations, total, ...(isHeld && { heldUntil: at + holdTime }) }];
}

function redeemed(book: NaiveBook, wish: Asked<"redemption">, at: number): Answer {
  const { programme } = book;
  const subject = { kind: "product", id: wish.product };
  const ofProduct = redemptionsIn(book).filter(
    (row) => "id" in row.subject && row.subject.id === wish.product,
  );
  if (ofProduct.length === products[wish.product]) return { code: "out-of-stock" };
  if (redeemedOn(book, at).length >= programme.redemptionsPerDay) {
    return { code: "daily-limit-reached", nextRedemptionAt: dayIn(at, programme).next };
  }
  const { kind, points, fen } = wish;
  return used(book, at, { kind, subject, points, total: points * programme.fenPerPoint + fen });
}

function drawn(book: NaiveBook, roll: number, at: number): Answer {
  const { draw, fenPerPoint } = book.programme;
  const subject = { words: "draw" };
  const spend = { kind: "draw", subject, points: draw.cost, total: draw.cost * fenPerPoint };
  const taken = used(book, at, spend);
  if ("code" in taken) return taken;
  const prize = prizeUnder(book, roll);
  if (prize.kind === "nothing") return taken;
  if (prize.kind === "points") return wonPoints(prize.points);
  const given = accepted(book, "draw").filter(
    ({ wish }) => prizeUnder(book, wish.roll).id === prize.id,
  );
  return given.length < AWARDS ? taken : wonPoints(Math.ceil(prize.fen / fenPerPoint));

  function wonPoints(points: number): Answer {
    const prizes = granted(book, at, { source: "prize", subject, points });
    return "code" in prizes ? prizes : [...(taken as NaiveNewEntry[]), ...prizes];
  }
}

function prizeUnder({ programme }: NaiveBook, roll: number) {
  let below = roll;
  return defined(programme.draw.prizes.find(({ odds }) => (below -= odds) < 0));
}

function inSteps({ programme }: NaiveBook, points: number): number {
  let most = points;
  while (most % programme.step !== 0) most -= 1;
  return most;
}

function holdEnded(book: NaiveBook, wish: Asked<"capture"> | Asked<"cancel">): Answer {
  const { kind, of } = wish;
  const end = endOf(book, of);
  if (end) return { code: end.cause === "lapsed" ? "hold-lapsed" : "already-settled" };
  const { subject, allocations = [], total: held = 0, heldUntil } = defined(book.entries[of - 1]);
  if (heldUntil === undefined) return { code: "already-settled" };
  if (kind === "cancel") {
    return [{ kind: "release", cause: "cancelled", subject, of, points: total(allocations) }];
  }
  const { total: bill = held } = wish;
  if (bill > held) return { code: "capture-exceeds-hold", most: held };
  if (bill === held) return [{ kind, subject, of }];
  const most = inSteps(book, Math.floor(bill / book.programme.fenPerPoint));
  if (most === 0) return { code: "exceeds-bill", most };
  // From the last lot to the first, each gives back what is still too much.
  const released: NaiveAllocation[] = [];
  for (const part of allocations.toReversed()) {
    const tooMany = total(allocations) - total(released) - most;
    if (tooMany > 0) released.unshift({ ...part, points: Math.min(part.points, tooMany) });
  }
  return [{ kind, subject, of, partial: { total: bill, released } }];
}

function refunded(book: NaiveBook, { of, fen }: Asked<"refund">, at: number): Answer {
  const spend = defined(book.entries[of - 1]);
  const { kind, subject } = spend;
  const { cost, parts: paid } = costOf(book, spend);
  const isCaptured = spend.heldUntil === undefined || endOf(book, of)?.kind === "capture";
  const isFinal = kind === "donation" || kind === "draw";
  const before = book.entries.filter((row) => row.kind === "refund" && row.of === of);
  const fenBefore = before.reduce((all, row) => all + (row.fen ?? 0), 0);
  if (!isCaptured || isFinal) return { code: "refund-exceeds-capture", most: 0 };
  // Counted back from the last point that was taken: which come back with this refund.
  const first = before.reduce((all, row) => all + total([row]) + total(row.forfeited), 0);
  const isLost = ({ expiresAt }: NaiveAllocation) =>
    expiresAt <= at && book.programme.refundOfExpired === "forfeit";
  const most = largest(
    cost - fenBefore,
    (back) => total(partsBack(back).filter((part) => !isLost(part))) <= notGivenBack(book),
  );
  if (fen > most) return { code: "refund-exceeds-capture", most };
  const parts = partsBack(fen);
  const points = total(parts.filter((part) => !isLost(part)));
  return givenBack(book, at, { subject, of, fen, points, forfeited: parts.filter(isLost) });

  function partsBack(back: number): NaiveAllocation[] {
    const due = (BigInt(fenBefore + back) * BigInt(total(paid))) / BigInt(cost);
    const last = Number(due);
    const parts: NaiveAllocation[] = [];
    let end = 0;
    for (const part of paid.toReversed()) {
      const start = end;
      end += part.points;
      const points = Math.min(end, last) - Math.max(start, first);
      if (points > 0) parts.push({ ...part, points });
    }
    return parts;
  }
}

/** The largest number up to `most` that is still right, where every smaller one is too; 0 is. */
function largest(most: number, isRight: (number: number) => boolean): number {
  if (isRight(most)) return most;
  let [right, wrong] = [0, most];
  while (wrong - right > 1) {
    const middle = Math.floor(right + (wrong - right) / 2);
    if (isRight(middle)) right = middle;
    else wrong = middle;
  }
  return right;
}

function notGivenBack(book: NaiveBook): number {
  return spentIn(book) - total(book.entries.filter(({ kind }) => kind === "refund"));
}

function givenBack(book: NaiveBook, at: number, refund: Omit<NaiveNewEntry, "kind">): Answer {
  const expiresAt = endOfValidity(at, book.programme);
  return tooMany(book, refund.points ?? 0) ?? [{ kind: "refund", ...refund, expiresAt }];
}
