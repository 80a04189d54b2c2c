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

/** A member who alternately gets 20 points and pays 19, one entry a second. */
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

/** Memory in use after a garbage collection. */
function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

console.log(
  "Exports: rows per second, and the maximum memory that streaming takes beside the store, in MB",
);
row("entries", "format", "MB", "rows/s", "max MB");
for (const count of ENTRIES) {
  const service = await serviceWith(count);
  for (const format of Object.keys(statementType)) {
    const before = usedBytes();
    const startedAt = performance.now();
    const response = await service.send(`${routes.readStatement.path}?format=${format}`);
    let bytes = 0;
    let chunks = 0;
    let maximum = 0;
    let measuring = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      // Not for every chunk, because a garbage collection visits all entries of the store.
      if (chunks++ % 50 !== 0) continue;
      const pausedAt = performance.now();
      maximum = Math.max(maximum, usedBytes() - before);
      measuring += performance.now() - pausedAt;
    }
    const seconds = (performance.now() - startedAt - measuring) / 1_000;
    row(
      count,
      format,
      (bytes / MB).toFixed(1),
      Math.round(count / seconds),
      (maximum / MB).toFixed(2),
    );
  }
}
