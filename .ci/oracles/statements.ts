import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { entryKind } from "../../src/contract/entry.ts";
import { routes } from "../../src/contract/routes.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Entry } from "../../src/rules/ledger/entry.ts";
import { points } from "../../src/rules/points.ts";
import { aliPoint } from "../../src/rules/programme.ts";
import { at, NOW } from "../../src/rules/testing/fixtures.ts";
import { emptyWallet } from "../../src/rules/ledger/wallet.ts";
import { anyWorld, anyWords, serviceOf } from "../../src/server/export/testing.ts";
import { createMemoryStore } from "../../src/server/store/memory/memory-store.ts";
import { createTestService } from "../../src/server/testing/fixtures.ts";
import { beancountBalances, hledgerBalances, type Balances } from "./programs.ts";

/** `npm run oracles -- 500 7`: so many drawn histories, from this seed. */
const [runs = 100, seed = 1] = process.argv.slice(2).map(Number);
/** More would take Beancount minutes to read. */
const MOST_ENTRIES = 20_000;

type Service = ReturnType<typeof createTestService>;

const programs = { beancount: beancountBalances, hledger: hledgerBalances };
const folder = mkdtempSync(join(tmpdir(), "statements-"));
const counts = { statements: 0, entries: 0, lots: 0, held: 0, balances: 0 };
const kinds = new Map<string, number>();
const faults: string[] = [];

/** Both programs against the signed-in member's wallet. */
async function compare(name: string, service: Service): Promise<void> {
  const wallet = await service.ask(routes.readWallet);
  if (wallet.seq > MOST_ENTRIES) return console.log(`${name}: ${wallet.seq} entries, left out`);
  const expected = await expectedOf(service);
  for (const [format, balancesOf] of Object.entries(programs)) {
    const response = await service.send(`${routes.readStatement.path}?format=${format}`);
    const path = join(folder, `${name}.${format}`);
    writeFileSync(path, await response.text());
    try {
      const found = await balancesOf(path);
      const differences = differencesOf(expected, found);
      faults.push(...differences.map((words) => `${name}.${format}: ${words}`));
    } catch (fault) {
      faults.push(`${name}.${format}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
    counts.statements += 1;
    counts.balances += expected.size;
  }
  counts.entries += wallet.seq;
}

/** What the service says over the wire: not what the statement's own assertions were made of. */
async function expectedOf(service: Service): Promise<Balances> {
  const wallet = await service.ask(routes.readWallet);
  const { items } = await service.ask(routes.listLots);
  counts.lots += items.length;
  counts.held += wallet.held;
  const lots = items.map(({ id, remaining }): [string, number] => [
    `Assets:Points:Spendable:Lot-${id.replace(/^.*-/, "")}`,
    remaining,
  ]);
  const { granted, spent, expired, clawedBack } = wallet.lifetime;
  return new Map([
    ...lots,
    ["Assets:Points:Spendable", wallet.spendable],
    ["Assets:Points:Held", wallet.held],
    ["Assets:Pending", wallet.pending],
    ["Liabilities:Points:Owed", -wallet.owed],
    ["Income:Points", -granted],
    ["Expenses:Spent", spent],
    ["Expenses:Expired", expired],
    ["Expenses:ClawedBack", clawedBack],
  ]);
}

/** Every expected balance, with those of accounts below it; and no lot with points that is not expected. */
function differencesOf(expected: Balances, found: Balances): string[] {
  const wrong = [...expected].flatMap(([account, points]) => {
    const total = account.includes("Lot-") ? (found.get(account) ?? 0) : sumUnder(account, found);
    return total === points ? [] : [`${account}: ${total} and not ${points}`];
  });
  const more = [...found].filter(([name, points]) => {
    return name.startsWith("Assets:Points:Spendable:") && points !== 0 && !expected.has(name);
  });
  return [...wrong, ...more.map(([name, points]) => `${name}: ${points} and not there`)];
}

function sumUnder(account: string, found: Balances): number {
  const under = [...found].filter(([name]) => `${name}:`.startsWith(`${account}:`));
  return under.reduce((all, [, points]) => all + points, 0);
}

async function compareSamples() {
  const service = createTestService(createMemoryStore(), at("2026-11-22T12:00:00+08:00"));
  for (const { id } of (await service.ask(routes.listDemoMembers)).items) {
    await service.signIn(id);
    await compare(id, service);
  }
}

async function compareDrawn() {
  for (const [number, world] of fc.sample(anyWorld, { numRuns: runs, seed }).entries()) {
    for (const { kind } of world.ledger) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const { service } = await serviceOf(world);
    await compare(`drawn-${number}`, service);
  }
}

/** One wallet in which every entry has words as bad as can be. */
async function compareWords() {
  const ledger: Entry[] = [];
  let wallet = emptyWallet;
  for (const words of fc.sample(anyWords, { numRuns: 500, seed })) {
    const command = { kind: "grant", points: points(1), subject: { words } } as const;
    const outcome = decide(wallet, command, NOW, aliPoint);
    wallet = outcome.wallet;
    ledger.push(...outcome.entries);
  }
  const { service } = await serviceOf({ wallet, ledger, clock: NOW });
  await compare("words", service);
}

try {
  await compareSamples();
  await compareWords();
  await compareDrawn();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(
  `${counts.statements} statements of ${counts.entries} entries, ${counts.lots} living lots and ` +
    `${counts.held} held points: ${counts.balances} balances compared, ${faults.length} faults`,
);
console.log([...kinds].map(([kind, count]) => `${kind} ${count}`).join(", "));
const undrawn = entryKind.options.filter((kind) => !kinds.has(kind));
if (undrawn.length > 0) console.log(`No history had ${undrawn.join(", ")}: draw more.`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
