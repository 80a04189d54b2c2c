import { routes } from "../../src/contract/routes.ts";
import { statementType } from "../../src/contract/statement.ts";
import { instant } from "../../src/rules/calendar.ts";
import { decide } from "../../src/rules/decide.ts";
import type { Entry } from "../../src/rules/ledger/entry.ts";
import { fen, points } from "../../src/rules/points.ts";
import { aliPoint } from "../../src/rules/programme.ts";
import { emptyWallet } from "../../src/rules/ledger/wallet.ts";
import { sampleCatalog as catalog } from "../../src/catalog/sample-catalog.ts";
import { saveMember } from "../../src/demo/member-store.ts";
import { createMemoryStore } from "../../src/server/store/memory/memory-store.ts";
import { createTestService } from "../../src/server/testing/fixtures.ts";
import { row } from "./measure.ts";

const BEGIN = Date.UTC(2026, 0, 1);
const ENTRIES = [1_000, 100_000, 1_000_000];
const MB = 2 ** 20;

/** A member who is given 20 points and pays 19, every second. */
async function serviceWith(count: number) {
  const subject = { words: "Daily sign-in, 每日签到" };
  const grant = { kind: "grant", points: points(20), subject } as const;
  const pay = { kind: "payment", points: points(19), total: fen(19), subject } as const;
  const entries: Entry[] = [];
  let wallet = emptyWallet;
  for (let made = 0; made < count; made++) {
    const command = made % 2 === 0 ? grant : pay;
    const outcome = decide(wallet, command, instant(BEGIN + made * 1_000), aliPoint);
    wallet = outcome.wallet;
    entries.push(...outcome.entries);
  }
  const store = createMemoryStore();
  const member = { id: "bench", madeAt: instant(BEGIN), clock: null };
  await saveMember({ store, programme: aliPoint, catalog }, member, { wallet, entries });
  const service = createTestService(store, wallet.at);
  await service.signIn("bench");
  return service;
}

/** What is in use once all that can be let go is. */
function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

console.log("Statements: rows a second, and the most that streaming held beside the store, in MB");
row("entries", "format", "MB", "rows/s", "held at most");
for (const count of ENTRIES) {
  const service = await serviceWith(count);
  for (const format of Object.keys(statementType)) {
    const before = usedBytes();
    const begun = performance.now();
    const response = await service.send(`${routes.readStatement.path}?format=${format}`);
    let bytes = 0;
    let chunks = 0;
    let most = 0;
    let watching = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      // Not on every chunk: a full collection walks the store's million entries, too.
      if (chunks++ % 50 !== 0) continue;
      const paused = performance.now();
      most = Math.max(most, usedBytes() - before);
      watching += performance.now() - paused;
    }
    const seconds = (performance.now() - begun - watching) / 1_000;
    row(
      count,
      format,
      (bytes / MB).toFixed(1),
      Math.round(count / seconds),
      (most / MB).toFixed(2),
    );
  }
}
