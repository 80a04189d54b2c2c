import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { entryKind } from "../../src/contract/entry.ts";
import { routes } from "../../src/contract/routes.ts";
import { demoRoutes } from "../../src/contract/demo-routes.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Entry } from "../../src/rules/ledger/entry.ts";
import { points } from "../../src/rules/points.ts";
import { aliPoint } from "../../src/catalog/alipoint.ts";
import { at, NOW } from "../../src/rules/testing/fixtures.ts";
import { emptyWallet } from "../../src/rules/ledger/wallet.ts";
import { anyWorld, anyWords, serviceOf } from "../../src/server/export/testing.ts";
import { createMemoryStore } from "../../src/server/store/memory/memory-store.ts";
import { createTestService } from "../../src/server/testing/fixtures.ts";
import { beancountBalances, hledgerBalances, type Balances } from "./programs.ts";

/** `npm run oracles -- 500 7` draws 500 histories from the seed 7. */
const [runs = 100, seed = 1] = process.argv.slice(2).map(Number);
/** Beancount would take minutes to read more. */
const MAX_ENTRIES = 20_000;

type Service = ReturnType<typeof createTestService>;

const programs = { beancount: beancountBalances, hledger: hledgerBalances };
const folder = mkdtempSync(join(tmpdir(), "statements-"));
const counts = { statements: 0, entries: 0, lots: 0, held: 0, balances: 0 };
const kinds = new Map<string, number>();
const differences: string[] = [];

/** Compares both programs with the signed-in member's wallet. */
async function compare(name: string, service: Service): Promise<void> {
  const wallet = await service.ask(routes.readWallet);
  if (wallet.seq > MAX_ENTRIES) return console.log(`${name}: ${wallet.seq} entries, left out`);
  const expected = await expectedOf(service);
  for (const [format, balancesOf] of Object.entries(programs)) {
    const response = await service.send(`${routes.readStatement.path}?format=${format}`);
    const path = join(folder, `${name}.${format}`);
    writeFileSync(path, await response.text());
    try {
      const found = differencesOf(expected, await balancesOf(path));
      differences.push(...found.map((difference) => `${name}.${format}: ${difference}`));
    } catch (error) {
      differences.push(
        `${name}.${format}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    counts.statements += 1;
    counts.balances += expected.size;
  }
  counts.entries += wallet.seq;
}

/** The balances by the API, which does not share code with the exports. */
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

/** Expected balances, with those of accounts below, that differ, and lots with points that are not expected. */
function differencesOf(expected: Balances, found: Balances): string[] {
  const wrong = [...expected].flatMap(([account, points]) => {
    const total = account.includes("Lot-") ? (found.get(account) ?? 0) : sumUnder(account, found);
    return total === points ? [] : [`${account}: ${total}, not ${points}`];
  });
  const unexpected = [...found].filter(([name, points]) => {
    return name.startsWith("Assets:Points:Spendable:") && points !== 0 && !expected.has(name);
  });
  return [...wrong, ...unexpected.map(([name, points]) => `${name}: ${points}, unexpected`)];
}

function sumUnder(account: string, found: Balances): number {
  const under = [...found].filter(([name]) => `${name}:`.startsWith(`${account}:`));
  return under.reduce((all, [, points]) => all + points, 0);
}

async function compareDemoMembers() {
  const service = createTestService(createMemoryStore(), at("2026-11-22T12:00:00+08:00"));
  for (const { id } of (await service.ask(demoRoutes.listDemoMembers)).items) {
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

/** A wallet whose entries have texts that are hard to escape. */
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
  await compareDemoMembers();
  await compareWords();
  await compareDrawn();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(
  `${counts.statements} statements of ${counts.entries} entries, ${counts.lots} lots and ` +
    `${counts.held} held points: ${counts.balances} balances compared, ${differences.length} differences`,
);
console.log([...kinds].map(([kind, count]) => `${kind} ${count}`).join(", "));
const missingKinds = entryKind.options.filter((kind) => !kinds.has(kind));
if (missingKinds.length > 0) console.log(`No history had ${missingKinds.join(", ")}: draw more.`);
for (const difference of differences) console.error(difference);
if (differences.length > 0) process.exitCode = 1;
