import { instant, type Instant } from "../../src/rules/calendar.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Entry } from "../../src/rules/ledger/entry.ts";
import { fen, points } from "../../src/rules/points.ts";
import { aliPoint } from "../../src/catalog/alipoint.ts";
import { replay } from "../../src/rules/ledger/fold.ts";
import { emptyWallet, spendable, type Wallet } from "../../src/rules/ledger/wallet.ts";
import { perSecond, row, short } from "./measure.ts";
import { foldNaively, spendNaively } from "./naive.ts";
import { openSqlite } from "./sqlite.ts";

/** Lots of 1,000 points over 35 months, and spends of 15. */
const GRANT = points(1_000);
const SPEND = points(15);
const BEGIN = Date.UTC(2023, 0, 1);
const NOW = instant(BEGIN + 35 * 30 * 86_400_000);
const subject = { words: "bench" };

console.log("Spends per second by number of lots, first to expire first (decision and entry)");
row("lots", "rules", "SQLite", "naive", "x SQLite", "x naive", "bytes/lot");
for (const lots of [10, 1_000, 100_000, 1_000_000]) {
  const { wallet, bytes } = measureMemory(() => walletOf(lots));
  const sqlite = openSqlite();
  sqlite.fill(lots, Number(GRANT), grantedAt(lots));
  const [ours = 0, theirs = 0] = perSecond(
    (count) => spendOurs(wallet, lots, count),
    (count) => sqlite.spend(Number(SPEND), lots, count),
  );
  const [naive = 0] = perSecond((count) => spendNaively(lots, Number(GRANT), Number(SPEND), count));
  row(
    lots,
    short(ours),
    short(theirs),
    short(naive),
    (ours / theirs).toFixed(1),
    short(ours / naive),
    bytes.toFixed(0),
  );
}

const [few, many] = [walletOf(1_000), walletOf(1_000_000)];
const [ofFew = 0, ofMany = 0] = perSecond(
  (count) => spendOurs(few, 1_000, count),
  (count) => spendOurs(many, 1_000_000, count),
);
console.log(
  `Measured alternately, 1,000 lots are ${(ofFew / ofMany).toFixed(2)} x as fast as 1,000,000\n`,
);

console.log("Balances of a wallet per second, by number of lots");
row("lots", "rules");
for (const wallet of [few, many]) {
  let seen = 0;
  const [speed = 0] = perSecond((count) => {
    for (let done = 0; done < count; done++) seen += spendable(wallet, NOW);
  });
  row(wallet.seq, short(speed));
  if (seen === 0) throw new Error("nothing was read");
}

console.log("\nFolding a ledger, half of it uses, in milliseconds");
row("entries", "rules", "SQLite", "naive", "x SQLite", "ns an entry");
for (const entries of [10_000, 100_000, 1_000_000]) {
  const ledger = ledgerOf(entries);
  if (replay(ledger, aliPoint).balance !== openSqlite().fold(ledger)) {
    throw new Error("SQLite has another balance");
  }
  // What making the ledger left behind is not for those to clear up that are measured.
  globalThis.gc?.();
  const [ours = 0, theirs = 0] = perSecond(
    times(() => replay(ledger, aliPoint)),
    times(() => openSqlite().fold(ledger)),
  );
  // Without an index each entry looks through all lots: past this it is minutes.
  const [naive] = entries > 10_000 ? [] : perSecond(times(() => foldNaively(ledger)));
  row(
    entries,
    short(1e3 / ours),
    short(1e3 / theirs),
    naive === undefined ? "-" : short(1e3 / naive),
    (ours / theirs).toFixed(0),
    (1e9 / ours / entries).toFixed(0),
  );
}

function times(run: () => unknown): (count: number) => void {
  return (count) => {
    for (let done = 0; done < count; done++) run();
  };
}

function grantedAt(lots: number): (lot: number) => Instant {
  return (lot) => instant(BEGIN + Math.floor((lot / lots) * (NOW - BEGIN)));
}

function walletOf(lots: number): Wallet {
  const at = grantedAt(lots);
  let wallet = emptyWallet;
  for (let lot = 0; lot < lots; lot++) {
    wallet = decide(wallet, { kind: "grant", points: GRANT, subject }, at(lot), aliPoint).wallet;
  }
  return wallet;
}

/** Starts again with the full wallet when half of it is spent. */
function spendOurs(full: Wallet, lots: number, count: number): void {
  const untilHalf = Math.max(1, Math.floor((lots * GRANT) / SPEND / 2));
  const command = { kind: "payment", points: SPEND, total: fen(SPEND), subject } as const;
  let wallet = full;
  for (let done = 0; done < count; done++) {
    if (done % untilHalf === 0) wallet = full;
    wallet = decide(wallet, command, NOW, aliPoint).wallet;
  }
}

/** Repeats two grants of 1,000 points and two payments of 999. */
function ledgerOf(count: number): Entry[] {
  const ledger: Entry[] = [];
  let wallet = emptyWallet;
  for (let made = 0; ledger.length < count; made++) {
    const at = instant(BEGIN + Math.floor((ledger.length / count) * (NOW - BEGIN)));
    const command =
      made % 4 < 2
        ? ({ kind: "grant", points: GRANT, subject } as const)
        : ({ kind: "payment", points: points(999), total: fen(999), subject } as const);
    const outcome = decide(wallet, command, at, aliPoint);
    wallet = outcome.wallet;
    for (const entry of outcome.entries) ledger.push(entry);
  }
  return ledger;
}

/** The wallet, and the bytes of memory per lot. */
function measureMemory(make: () => Wallet): { wallet: Wallet; bytes: number } {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const wallet = make();
  globalThis.gc?.();
  return { wallet, bytes: (process.memoryUsage().heapUsed - before) / wallet.seq };
}
