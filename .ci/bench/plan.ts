import { instant, type Instant } from "../../src/rules/calendar.ts";
import { decide } from "../../src/rules/decide.ts";
import { plan } from "../../src/rules/plan.ts";
import { fen, points } from "../../src/rules/points.ts";
import { aliPoint, type Programme } from "../../src/rules/programme.ts";
import { emptyWallet } from "../../src/rules/ledger/wallet.ts";
import { row } from "./measure.ts";

const CASES = 40;
/** Milliseconds after which a family is not drawn from again. */
const ENOUGH = 10_000;
const PRODUCTS = 200;
const TOTAL = 100_000;
const DAY = 86_400_000;
const daily: Programme = {
  ...aliPoint,
  validity: { months: 1, to: "end-of-day" },
  redemptionsPerDay: 2,
};
const yearly: Programme = {
  ...daily,
  validity: { months: 12, to: "end-of-day" },
  minimumBalance: points(1),
  step: points(10),
};

/** A yardstick of the same run: what parsing this takes says how fast the machine is just now. */
const megabyte = JSON.stringify(
  Array.from({ length: 40_000 }, (_, index) => ({ number: index, points: 7 })),
);

type Draw = (from: number, to: number) => number;
type Price = readonly [points: number, fen: number];
type Family = {
  readonly price: (draw: Draw) => Price;
  /** Another price of each product. */
  readonly second?: (draw: Draw, first: Price) => Price;
  readonly stock?: (draw: Draw) => number;
  /** Everything expires within the horizon, or all but so many points. */
  readonly beyond?: (draw: Draw) => number;
  /** Only few days before the first points expire. */
  readonly late?: boolean;
  readonly programme?: Programme;
};

const free = (draw: Draw): Price => [draw(500, 5_000), 0];
const withCash = (draw: Draw): Price => [draw(500, 5_000), draw(1, 5_000)];
const byWorth = (draw: Draw): Price => {
  const amount = draw(500, 5_000);
  return [amount, Math.round(amount * 0.8) + draw(1, 200)];
};
const inTens = (draw: Draw): Price => [10 * draw(50, 500), draw(1, 5_000)];
const halved = (draw: Draw, [amount, cash]: Price): Price => [
  Math.round(amount / 2),
  cash + Math.round(amount / 2) + draw(0, 100),
];
const cheaper = (draw: Draw, [amount, cash]: Price): Price => [
  amount - 10 * draw(1, 40),
  cash + draw(1, 900),
];
const rounded = (draw: Draw): Price => {
  const amount = draw(500, 5_000);
  return [amount, Math.round(amount * 0.8)];
};
const inYuan = (draw: Draw): Price => {
  const amount = draw(500, 5_000);
  return [amount, 100 * Math.round(amount / 100)];
};
const inTenths = (draw: Draw): Price => {
  const amount = draw(500, 5_000);
  return [amount, 10 * Math.round(amount * 0.08)];
};
const scarce = (draw: Draw) => draw(1, 2);
const tight = () => 0;
const close = (draw: Draw) => draw(1, 20);

/** The last ones, each by its own trap, are the hardest that were found. */
const families: Readonly<Record<string, Family>> = {
  "multiples of 50": { price: (draw) => [50 * draw(4, 200), 0] },
  "any price": { price: free },
  "half with cash": {
    price: (draw) => [draw(500, 5_000), draw(0, 1) * (100 * draw(1, 60) + 90)],
  },
  "cash on all": { price: withCash },
  "cash by worth": { price: byWorth },
  tight: { price: free, beyond: tight },
  "tight, cash": { price: withCash, beyond: tight },
  "tight, worth": { price: byWorth, beyond: tight },
  "close, cash": { price: withCash, beyond: close },
  "small stock": { price: free, stock: scarce },
  "small, cash": { price: withCash, stock: scarce },
  "small, tight": { price: withCash, stock: scarce, beyond: tight },
  "small, close": { price: withCash, stock: scarce, beyond: close },
  "small, worth": { price: byWorth, stock: scarce, beyond: tight },
  "late, tight": { price: withCash, beyond: tight, late: true },
  "late, small": { price: withCash, stock: scarce, beyond: tight, late: true },
  "two prices": { price: withCash, second: halved, beyond: tight },
  "small, two": { price: withCash, second: halved, stock: scarce, beyond: tight },
  "even prices": { price: (draw) => [2 * draw(250, 2_500), draw(1, 5_000)], beyond: tight },
  "large prices": { price: (draw) => [draw(5_000, 60_000), draw(1, 60_000)], beyond: tight },
  "just enough": { price: (draw) => [draw(500, 2_500), draw(1, 5_000)], beyond: tight },
  "same cash": { price: (draw) => [draw(500, 5_000), 100], beyond: tight },
  "990 fen": { price: (draw) => [draw(500, 5_000), 1_000 * draw(0, 5) + 990], beyond: tight },
  "below minimum": { price: (draw) => [draw(1, 9), draw(0, 3)], beyond: tight },
  "1 to 5,000": {
    price: (draw) => [draw(1, 3) === 1 ? draw(1, 12) : draw(500, 5_000), draw(1, 5_000)],
    stock: scarce,
    beyond: tight,
  },
  "two a day": { price: free, programme: daily },
  "two, cash": { price: withCash, programme: daily },
  "two, small": { price: withCash, stock: scarce, programme: daily },
  "60 expiries": { price: inTens, programme: yearly },
  "60, small": { price: inTens, stock: scarce, programme: yearly },
  "one short": {
    price: (draw) => [100 * draw(5, 50) - 1, 990 * draw(0, 3)],
    stock: scarce,
    beyond: tight,
  },
  "1 mod 50": { price: (draw) => [50 * draw(10, 100) + 1, 0], beyond: tight },
  "1 mod 50, small": {
    price: (draw) => [50 * draw(10, 100) + 1, draw(1, 5_000)],
    stock: scarce,
    beyond: tight,
  },
  "60, two prices": { price: inTens, second: cheaper, stock: scarce, programme: yearly },
  "rounded worth": { price: rounded, beyond: tight },
  "rounded, small": { price: rounded, stock: scarce, beyond: tight },
  "rounded, late": { price: rounded, beyond: tight, late: true },
  "rounded, two": { price: rounded, second: halved, beyond: tight },
  "rounded, one": { price: rounded, stock: () => 1, beyond: tight },
  "small, rounded two": { price: rounded, second: halved, stock: scarce, beyond: tight },
  "whole yuan": { price: inYuan, beyond: tight },
  "yuan, small": { price: inYuan, stock: scarce, beyond: tight },
  "tenths, small": { price: inTenths, stock: scarce, beyond: tight },
};

let cold: number | undefined;
console.log(
  `\nA plan for ${PRODUCTS} products and ${TOTAL} points, ms of CPU in ${CASES} drawn cases each`,
);
row("family", "median", "max", "JSON 1 MB");
for (const [name, family] of Object.entries(families)) {
  const times: number[] = [];
  const yard: number[] = [];
  for (let seed = 0; seed < CASES && sum(times) < ENOUGH; seed++) {
    const { wallet, products, now, programme } = drawn(family, seed);
    const time = spent(() => plan(wallet, products, now, programme));
    // Before anything is compiled: once a page.
    if (cold === undefined) console.log(`The very first one took ${(cold = time).toFixed(1)}`);
    else times.push(time);
    yard.push(spent(() => JSON.parse(megabyte)));
  }
  row(name, middle(times).toFixed(1), Math.max(...times).toFixed(1), middle(yard).toFixed(1));
}

function drawn(family: Family, seed: number) {
  const { price, second, stock, late = false, programme = aliPoint } = family;
  const draw = drawing(seed);
  const products = Array.from({ length: PRODUCTS }, (_, index) => {
    const first = price(draw);
    const id = `p${String(index)}`;
    return {
      id,
      stock: stock?.(draw) ?? 100,
      prices: [first, ...(second ? [second(draw, first)] : [])].map(([amount, cash], place) => ({
        id: `${id}-${String(place)}`,
        points: points(amount),
        fen: fen(cash),
      })),
    };
  });
  const grants = programme === aliPoint ? byMonth(draw, family) : byDay(draw, programme);
  const wallet = grants.reduce(
    (before, [when, amount]) =>
      decide(
        before,
        { kind: "grant", points: points(amount), subject: { words: "bench" } },
        when,
        programme,
      ).wallet,
    emptyWallet,
  );
  const first = Date.UTC(2026, programme === aliPoint ? 4 : 3, 1);
  const day = late ? draw(24, 30) : draw(0, 25);
  return {
    wallet,
    products,
    now: instant(first + (programme === aliPoint ? day : 0) * DAY),
    programme,
  };
}

type Grants = readonly (readonly [Instant, number])[];

/** What expires at the end of May 2026, of June, and much later. */
function byMonth(draw: Draw, { beyond }: Family): Grants {
  const may = draw(5_000, 50_000);
  const june = beyond ? TOTAL - may - beyond(draw) : draw(5_000, 85_000 - may);
  const later = TOTAL - may - june;
  const grants = [
    [4, may],
    [5, june],
    [8, later],
  ] as const;
  return grants
    .filter(([, amount]) => amount > 0)
    .map(([month, amount]) => [instant(Date.UTC(2023, month, 10)), amount]);
}

/** Some on each of 30 or 60 days: all expire one after the other. */
function byDay(draw: Draw, programme: Programme): Grants {
  const days = programme === daily ? 30 : 60;
  const begin = programme === daily ? Date.UTC(2026, 2, 1, 4) : Date.UTC(2025, 3, 1, 4);
  return Array.from(
    { length: days },
    (_, day) =>
      [instant(begin + day * DAY), draw(30_000 / days, Math.floor(170_000 / days))] as const,
  );
}

/** The same numbers for the same seed (a linear congruence of 2^32). */
function drawing(seed: number): Draw {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return (from, to) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from + 1));
  };
}

/** Milliseconds of CPU: other work on the machine counts for less than it does by the clock. */
function spent(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
}
