import { instant, type Instant } from "../../src/rules/calendar.ts";
import { decide } from "../../src/rules/decide.ts";
import { plan } from "../../src/rules/plan.ts";
import { fen, points } from "../../src/rules/points.ts";
import { aliPoint, type Programme } from "../../src/rules/programme.ts";
import { emptyWallet } from "../../src/rules/wallet.ts";
import { row } from "./measure.ts";

const CASES = 40;
const PRODUCTS = 200;
const TOTAL = 100_000;
const DAY = 86_400_000;
const daily: Programme = {
  ...aliPoint,
  validity: { months: 1, to: "end-of-day" },
  redemptionsPerDay: 2,
};

/** A yardstick of the same run: what parsing this takes says how fast the machine is just now. */
const megabyte = JSON.stringify(
  Array.from({ length: 40_000 }, (_, index) => ({ number: index, points: 7 })),
);

type Draw = (from: number, to: number) => number;
type Price = readonly [points: number, fen: number];
type Family = {
  readonly price: (draw: Draw) => Price;
  readonly stock?: (draw: Draw) => number;
  /** Everything expires within the horizon. */
  readonly tight?: boolean;
  readonly programme?: Programme;
};

const free = (draw: Draw): Price => [draw(500, 5_000), 0];
const withCash = (draw: Draw): Price => [draw(500, 5_000), draw(1, 5_000)];
const scarce = (draw: Draw) => draw(1, 2);

const families: Readonly<Record<string, Family>> = {
  "multiples of 50": { price: (draw) => [50 * draw(4, 200), 0] },
  "any price": { price: free },
  "half with cash": {
    price: (draw) => [draw(500, 5_000), draw(0, 1) * (100 * draw(1, 60) + 90)],
  },
  "cash on all": { price: withCash },
  "cash by worth": {
    price: (draw) => {
      const amount = draw(500, 5_000);
      return [amount, Math.round(amount * 0.8) + draw(1, 200)];
    },
  },
  tight: { price: free, tight: true },
  "tight, cash": { price: withCash, tight: true },
  "small stock": { price: free, stock: scarce },
  "small, cash": { price: withCash, stock: scarce },
  "small, tight": { price: withCash, stock: scarce, tight: true },
  "two a day": { price: free, programme: daily },
  "two, cash": { price: withCash, programme: daily },
};

console.log(
  `\nA plan for ${PRODUCTS} products and ${TOTAL} points, ms of CPU in ${CASES} drawn cases each`,
);
row("family", "median", "max", "JSON 1 MB");
for (const [name, family] of Object.entries(families)) {
  const times: number[] = [];
  const yard: number[] = [];
  for (let seed = 0; seed < CASES; seed++) {
    const { wallet, products, now, programme } = drawn(family, seed);
    times.push(spent(() => plan(wallet, products, now, programme)));
    yard.push(spent(() => JSON.parse(megabyte)));
  }
  row(name, middle(times).toFixed(1), Math.max(...times).toFixed(1), middle(yard).toFixed(1));
}

function drawn({ price, stock, tight = false, programme = aliPoint }: Family, seed: number) {
  const draw = drawing(seed);
  const products = Array.from({ length: PRODUCTS }, (_, index) => {
    const [amount, cash] = price(draw);
    const id = `p${String(index)}`;
    return {
      id,
      stock: stock?.(draw) ?? 100,
      prices: [{ id, points: points(amount), fen: fen(cash) }],
    };
  });
  const grants = programme === daily ? byDay(draw) : byMonth(draw, tight);
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
  const first = Date.UTC(2026, programme === daily ? 3 : 4, 1);
  return {
    wallet,
    products,
    now: instant(first + draw(0, programme === daily ? 0 : 25) * DAY),
    programme,
  };
}

type Grants = readonly (readonly [Instant, number])[];

/** What expires at the end of May 2026, of June, and, unless it is tight, much later. */
function byMonth(draw: Draw, tight: boolean): Grants {
  const may = draw(5_000, 50_000);
  const june = tight ? TOTAL - may : draw(5_000, 85_000 - may);
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

/** Some on each of 30 days: all expire one after the other. */
function byDay(draw: Draw): Grants {
  const begin = Date.UTC(2026, 2, 1, 4);
  return Array.from(
    { length: 30 },
    (_, day) => [instant(begin + day * DAY), draw(1_000, 5_666)] as const,
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
