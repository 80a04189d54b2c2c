import { AWARDS, cards, partners, products, tasks } from "./catalog.ts";
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
  type NaiveState,
  type NaiveNewEntry,
  type NaiveAllocation,
  type NaiveRefusal,
  type NaiveEntry,
} from "./naive-ledger.ts";
import { defined, type DrawnCommand } from "./steps.ts";

/** Carries out a command, or returns a refusal. */
export function decideNaively(
  state: NaiveState,
  drawn: DrawnCommand,
  clock: number,
): NaiveRefusal | undefined {
  const at = Math.max(clock, lastAt(state));
  settleNaively(state, at);
  const answer = answerTo(state, drawn, at);
  const refusal = "code" in answer ? answer : undefined;
  if (!("code" in answer)) for (const newEntry of answer) write(state, newEntry, at);
  // Returned points may have expired during the hold.
  settleNaively(state, at);
  state.requests.push({ drawn, at, refusal });
  return refusal;
}

type Answer = readonly NaiveNewEntry[] | NaiveRefusal;
type Drawn<Kind extends DrawnCommand["kind"]> = Extract<DrawnCommand, { readonly kind: Kind }>;

function answerTo(state: NaiveState, drawn: DrawnCommand, at: number): Answer {
  const { fenPerPoint } = state.programme;
  const subject = { words: drawn.kind };
  switch (drawn.kind) {
    case "grant":
      return grantLots(state, at, { source: "import", subject, points: drawn.points });
    case "exchange":
      return exchange(state, drawn, at);
    case "purchase":
      return reportPurchase(state, drawn);
    case "confirmation": {
      const entry = pendingIn(state).find(({ seq }) => seq === drawn.of);
      return entry ? [newGrant(state, at, entry, drawn.of)] : { code: "already-settled" };
    }
    case "reversal":
      return reversePurchase(state, drawn.of, at);
    case "task":
      return claimTask(state, drawn, at);
    case "top-up":
      return topUp(state, drawn, at);
    case "payment": {
      const most = Math.floor(drawn.total / fenPerPoint);
      if (drawn.points > most) return { code: "exceeds-bill", most: inSteps(state, most) };
      return spendPoints(state, at, { subject, ...drawn });
    }
    case "redemption":
      return redeem(state, drawn, at);
    case "donation":
      return spendPoints(state, at, { subject, ...drawn, total: drawn.points * fenPerPoint });
    case "draw":
      return drawPrize(state, drawn.roll, at);
    case "capture":
    case "cancel":
      return endHold(state, drawn);
    case "refund":
      return refundSpend(state, drawn, at);
    case "unmatched-refund": {
      const most = unreturned(state);
      if (drawn.points > most) {
        return { code: "refund-exceeds-capture", most: most * fenPerPoint };
      }
      return grantRefund(state, at, {
        subject,
        of: null,
        fen: drawn.points * fenPerPoint,
        points: drawn.points,
        forfeited: [],
      });
    }
  }
}

function newGrant(
  state: NaiveState,
  at: number,
  from: Partial<NaiveEntry>,
  of?: number,
): NaiveNewEntry {
  const { source = "", subject = {}, points = 0 } = from;
  const expiresAt = endOfValidity(at, state.programme);
  return { kind: "grant", source, subject, points, expiresAt, ...(of !== undefined && { of }) };
}

/** All points ever granted or pending must be a safe integer. */
function tooMany({ entries, ...state }: NaiveState, points: number): NaiveRefusal | undefined {
  const ever = total(entries.filter(({ kind }) => kind === "grant" || kind === "refund"));
  const most = Number.MAX_SAFE_INTEGER - ever - total(pendingIn({ entries, ...state }));
  return points > most ? { code: "too-many-points", most } : undefined;
}

function grantLots(state: NaiveState, at: number, ...lots: Partial<NaiveEntry>[]): Answer {
  return tooMany(state, total(lots)) ?? lots.map((lot) => newGrant(state, at, lot));
}

const accepted = <Kind extends DrawnCommand["kind"]>(state: NaiveState, kind: Kind) =>
  state.requests.flatMap(({ drawn, at, refusal }) =>
    drawn.kind === kind && refusal === undefined ? [{ at, drawn: drawn as Drawn<Kind> }] : [],
  );

function exchange(state: NaiveState, { partner, amount }: Drawn<"exchange">, at: number): Answer {
  const { rate, cap, creditDays, subject, balance } = defined(partners[partner]);
  // The least amount that gives whole points.
  let step = 1;
  while ((step * rate.ours) % rate.theirs !== 0) step += 1;
  if (amount % step !== 0) return { code: "not-in-steps", step };
  const earlier = accepted(state, "exchange").filter(({ drawn }) => drawn.partner === partner);
  const left = balance - earlier.reduce((all, { drawn }) => all + drawn.amount, 0);
  if (amount > left) return { code: "insufficient-partner-points", missing: amount - left };
  const periodOf = cap.per === "day" ? dayIn : monthIn;
  const period = periodOf(at, state.programme);
  const ours = (theirs: number) => (theirs * rate.ours) / rate.theirs;
  const most = earlier
    .filter((each) => periodOf(each.at, state.programme).number === period.number)
    .reduce((left, { drawn }) => left - ours(drawn.amount), Number(cap.points));
  if (ours(amount) > most) return { code: "cap-reached", most, nextAt: period.next };
  const lot = { source: "exchange", subject, points: ours(amount) };
  if (creditDays === 0) return grantLots(state, at, lot);
  const creditAt = at + creditDays * 86_400_000;
  return tooMany(state, lot.points) ?? [{ kind: "pending", ...lot, creditAt }];
}

function reportPurchase(state: NaiveState, drawn: Drawn<"purchase">): Answer {
  const share = BigInt(drawn.total) * BigInt(drawn.share);
  const points = Number(share / BigInt(1_000 * state.programme.fenPerPoint));
  const subject = { words: "purchase" };
  const entry = { kind: "pending", source: "rebate", subject, points, creditAt: null };
  return tooMany(state, points) ?? [entry];
}

function reversePurchase(state: NaiveState, of: number, at: number): Answer {
  const pending = pendingIn(state).find(({ seq }) => seq === of);
  if (pending) return [{ kind: "cancellation", subject: pending.subject, of }];
  const grant = state.entries.find((entry) => entry.kind === "grant" && entry.of === of);
  const isClawedBack = state.entries.some(
    (entry) => entry.kind === "clawback" && entry.of === grant?.seq,
  );
  if (!grant || isClawedBack) return { code: "already-settled" };
  const { seq, subject, points = 0, expiresAt = 0 } = grant;
  const own = Math.min(points, lotsIn(state).find(({ id }) => id === seq)?.left ?? 0);
  const others = allocationsFor(state, at, points - own, seq);
  const allocations = [{ lotId: seq, expiresAt, points: own }, ...others].filter(
    (allocation) => allocation.points > 0,
  );
  return [{ kind: "clawback", subject, of: seq, allocations, owed: points - total(allocations) }];
}

function claimTask(
  state: NaiveState,
  { task: name, evidenceAt }: Drawn<"task">,
  at: number,
): Answer {
  const { subject, reward, period, streak } = defined(tasks[name]);
  const times = accepted(state, "task").filter(({ drawn }) => drawn.task === name);
  if (period === "once") {
    if (times.length > 0) return { code: "cap-reached", most: 0, nextAt: null };
    if (evidenceAt === undefined) return { code: "task-not-done" };
    return grantLots(state, at, { source: "task", subject, points: reward });
  }
  const periodOf = period === "day" ? dayIn : monthIn;
  const { number, next } = periodOf(at, state.programme);
  const done = new Set(times.map((time) => periodOf(time.at, state.programme).number));
  if (done.has(number)) return { code: "cap-reached", most: 0, nextAt: next };
  if (evidenceAt === undefined || periodOf(evidenceAt, state.programme).number !== number) {
    return { code: "task-not-done" };
  }
  let inARow = 1;
  while (done.has(number - inARow)) inARow += 1;
  const rewards = streak && inARow % streak.length === 0 ? [reward, streak.reward] : [reward];
  return grantLots(state, at, ...rewards.map((points) => ({ source: "task", subject, points })));
}

function topUp(state: NaiveState, { card: name, password }: Drawn<"top-up">, at: number): Answer {
  const { failures, lockTime } = state.programme.topUp;
  let inARow = 0;
  let until = 0;
  for (const { drawn, at: tried, refusal } of state.requests) {
    if (drawn.kind !== "top-up") continue;
    if (refusal === undefined) inARow = 0;
    if (refusal?.code === "card-not-accepted") inARow += 1;
    if (inARow === failures) [inARow, until] = [0, tried + lockTime];
  }
  if (at < until) return { code: "top-up-locked", until };
  const card = cards[name];
  const isUsed = accepted(state, "top-up").some(({ drawn }) => drawn.card === name);
  if (!card || isUsed || card.password !== password || at >= card.acceptedUntil) {
    return { code: "card-not-accepted" };
  }
  return grantLots(state, at, { source: "top-up", subject: card.subject, points: card.points });
}

/** Any of the four spends. The points are held if their value is less than the total. */
function spendPoints(
  state: NaiveState,
  at: number,
  spend: { kind: string; subject: object; points: number; total: number },
): Answer {
  const { step, minimumBalance, fenPerPoint, holdTime } = state.programme;
  const { kind, subject, points, total } = spend;
  const balance = spendableIn(state, at);
  if (points % step !== 0) return { code: "not-in-steps", step };
  if (balance < minimumBalance) return { code: "below-minimum", missing: minimumBalance - balance };
  if (balance < points) return { code: "insufficient-points", missing: points - balance };
  const isHeld = points * fenPerPoint < total;
  const allocations = allocationsFor(state, at, points);
  return [{ kind, subject, allocations, total, ...(isHeld && { heldUntil: at + holdTime }) }];
}

function redeem(state: NaiveState, drawn: Drawn<"redemption">, at: number): Answer {
  const { programme } = state;
  const subject = { kind: "product", id: drawn.product };
  const ofProduct = redemptionsIn(state).filter(
    (entry) => "id" in entry.subject && entry.subject.id === drawn.product,
  );
  if (ofProduct.length === products[drawn.product]) return { code: "out-of-stock" };
  const { count, per } = programme.redemptionLimit;
  const today = per === "member" ? redeemedOn(state, at) : redeemedOn(state, at, drawn.product);
  if (today.length >= count) {
    return { code: "daily-limit-reached", nextRedemptionAt: dayIn(at, programme).next };
  }
  const { kind, points, fen } = drawn;
  return spendPoints(state, at, {
    kind,
    subject,
    points,
    total: points * programme.fenPerPoint + fen,
  });
}

function drawPrize(state: NaiveState, roll: number, at: number): Answer {
  const { draw, fenPerPoint } = state.programme;
  const subject = { words: "draw" };
  const spend = { kind: "draw", subject, points: draw.cost, total: draw.cost * fenPerPoint };
  const taken = spendPoints(state, at, spend);
  if ("code" in taken) return taken;
  const prize = prizeOf(state, roll);
  if (prize.kind === "nothing") return taken;
  if (prize.kind === "points") return wonPoints(prize.points);
  const given = accepted(state, "draw").filter(
    ({ drawn }) => prizeOf(state, drawn.roll).id === prize.id,
  );
  return given.length < AWARDS ? taken : wonPoints(Math.ceil(prize.fen / fenPerPoint));

  function wonPoints(points: number): Answer {
    const prizes = grantLots(state, at, { source: "prize", subject, points });
    return "code" in prizes ? prizes : [...(taken as NaiveNewEntry[]), ...prizes];
  }
}

function prizeOf({ programme }: NaiveState, roll: number) {
  let below = roll;
  return defined(programme.draw.prizes.find(({ odds }) => (below -= odds) < 0));
}

function inSteps({ programme }: NaiveState, points: number): number {
  let most = points;
  while (most % programme.step !== 0) most -= 1;
  return most;
}

function endHold(state: NaiveState, drawn: Drawn<"capture"> | Drawn<"cancel">): Answer {
  const { kind, of } = drawn;
  const end = endOf(state, of);
  if (end) return { code: end.cause === "lapsed" ? "hold-lapsed" : "already-settled" };
  const { subject, allocations = [], total: held = 0, heldUntil } = defined(state.entries[of - 1]);
  if (heldUntil === undefined) return { code: "already-settled" };
  if (kind === "cancel") {
    return [{ kind: "release", cause: "cancelled", subject, of, points: total(allocations) }];
  }
  const { total: captured = held } = drawn;
  if (captured > held) return { code: "capture-exceeds-hold", most: held };
  if (captured === held) return [{ kind, subject, of }];
  const most = inSteps(state, Math.floor(captured / state.programme.fenPerPoint));
  if (most === 0) return { code: "exceeds-bill", most };
  // Releases points from the last allocation to the first.
  const released: NaiveAllocation[] = [];
  for (const allocation of allocations.toReversed()) {
    const tooMany = total(allocations) - total(released) - most;
    if (tooMany > 0)
      released.unshift({ ...allocation, points: Math.min(allocation.points, tooMany) });
  }
  return [{ kind, subject, of, partial: { total: captured, released } }];
}

function refundSpend(state: NaiveState, { of, fen }: Drawn<"refund">, at: number): Answer {
  const spend = defined(state.entries[of - 1]);
  const { kind, subject } = spend;
  const { cost, allocations: paid } = costOf(state, spend);
  const isCaptured = spend.heldUntil === undefined || endOf(state, of)?.kind === "capture";
  const isFinal = kind === "donation" || kind === "draw";
  const before = state.entries.filter((entry) => entry.kind === "refund" && entry.of === of);
  const fenBefore = before.reduce((all, entry) => all + (entry.fen ?? 0), 0);
  if (!isCaptured || isFinal) return { code: "refund-exceeds-capture", most: 0 };
  // Points already returned or forfeited, counted from the last one taken.
  const first = before.reduce((all, entry) => all + total([entry]) + total(entry.forfeited), 0);
  const isForfeited = ({ expiresAt }: NaiveAllocation) =>
    expiresAt <= at && state.programme.refundOfExpired === "forfeit";
  const most = largest(
    cost - fenBefore,
    (amount) =>
      total(returnedWith(amount).filter((allocation) => !isForfeited(allocation))) <=
      unreturned(state),
  );
  if (fen > most) return { code: "refund-exceeds-capture", most };
  const returned = returnedWith(fen);
  const points = total(returned.filter((allocation) => !isForfeited(allocation)));
  return grantRefund(state, at, {
    subject,
    of,
    fen,
    points,
    forfeited: returned.filter(isForfeited),
  });

  function returnedWith(amount: number): NaiveAllocation[] {
    const due = (BigInt(fenBefore + amount) * BigInt(total(paid))) / BigInt(cost);
    const last = Number(due);
    const allocations: NaiveAllocation[] = [];
    let end = 0;
    for (const allocation of paid.toReversed()) {
      const start = end;
      end += allocation.points;
      const points = Math.min(end, last) - Math.max(start, first);
      if (points > 0) allocations.push({ ...allocation, points });
    }
    return allocations;
  }
}

/** The largest number up to `most` for which `isRight` holds. It holds for 0, and for all smaller numbers. */
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

function unreturned(state: NaiveState): number {
  return spentIn(state) - total(state.entries.filter(({ kind }) => kind === "refund"));
}

function grantRefund(state: NaiveState, at: number, refund: Omit<NaiveNewEntry, "kind">): Answer {
  const expiresAt = endOfValidity(at, state.programme);
  return tooMany(state, refund.points ?? 0) ?? [{ kind: "refund", ...refund, expiresAt }];
}
