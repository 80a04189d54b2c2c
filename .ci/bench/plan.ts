import { planRedemptions, type Plan } from "../../src/rules/best-use/plan.ts";
import type { Redeemable } from "../../src/rules/best-use/task.ts";
import { instant, type Instant } from "../../src/rules/calendar.ts";
import { decide } from "../../src/rules/decide.ts";
import { emptyWallet, type Wallet } from "../../src/rules/ledger/wallet.ts";
import { fen, points } from "../../src/rules/points.ts";
import { aliPoint, sampleCatalog } from "../../src/catalog/alipoint.ts";
import { row } from "./measure.ts";

/** Milliseconds after which the page stops a search. */
const LIMIT = 5_000;
const NOW = instant(Date.UTC(2026, 4, 1));

/** Points that expire at the end of May and of June 2026. */
function walletOf(may: number, june: number): Wallet {
  const grants: readonly (readonly [Instant, number])[] = [
    [instant(Date.UTC(2023, 4, 10)), may],
    [instant(Date.UTC(2023, 5, 10)), june],
  ];
  return grants.reduce((wallet, [at, amount]) => {
    const command = { kind: "grant", points: points(amount), subject: { words: "bench" } } as const;
    return decide(wallet, command, at, aliPoint).wallet;
  }, emptyWallet);
}

/** 200 prices from 500 to 5,000 points without a common divisor, with cash and a stock of two. */
const coprime: readonly Redeemable[] = Array.from({ length: 200 }, (_, index) => ({
  id: `p${index}`,
  stock: 2,
  prices: [{ id: "price", points: points(501 + 22 * index), fen: fen((index * 7_919) % 5_000) }],
}));

/** The yardstick: an unbounded knapsack of 200 prices over 60 redemptions and 100,000 points, without any bound. */
function fillTable(): void {
  const width = 105_000;
  const best = new Float64Array(61 * width).fill(Infinity);
  best[0] = 0;
  for (const { prices } of coprime) {
    const [price] = prices;
    if (!price) continue;
    for (let to = width + price.points; to < best.length; to++) {
      const value = (best[to - width - price.points] ?? 0) + price.fen;
      if (value < (best[to] ?? 0)) best[to] = value;
    }
  }
}

function searched(wallet: Wallet, products: readonly Redeemable[]): Plan {
  const started = performance.now();
  const search = planRedemptions(wallet, products, NOW, aliPoint);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    if (performance.now() - started > LIMIT) return step.value.planSoFar();
  }
}

/** Milliseconds of the processor: other work on the machine counts for less than by the clock. */
function cpuTime(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

const yardstick = cpuTime(fillTable);
console.log(`\nA plan, held against a plain table for 200 prices: ${yardstick.toFixed(0)} ms`);
row("case", "ms", "of the table", "lost", "complete");
for (const [name, wallet, products] of [
  ["demo catalog", walletOf(389, 785), sampleCatalog.products],
  ["100,000 points", walletOf(40_000, 60_000), sampleCatalog.products],
  ["hard", walletOf(40_000, 60_000), coprime],
] as const) {
  let plan: Plan | undefined;
  const time = cpuTime(() => (plan = searched(wallet, products)));
  const share = (time / yardstick).toFixed(3);
  row(name, time.toFixed(0), share, plan?.stillLost ?? "", String(plan?.isComplete));
}
