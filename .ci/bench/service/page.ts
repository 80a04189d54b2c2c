import { partnerResources } from "../../../src/server/http/partner-resources.ts";
import { openDB } from "idb";
import { isFromService } from "../../../src/contract/routes.ts";
import { newUuid } from "../../../src/contract/uuid.ts";
import { startService } from "../../../src/mocks/service.ts";
import { instant } from "../../../src/rules/calendar.ts";
import type { Seq } from "../../../src/rules/ledger/seq.ts";
import { createDemoApp } from "../../../src/demo/demo-app.ts";
import { aliPoint, sampleCatalog } from "../../../src/catalog/alipoint.ts";
import { deviceClock } from "../../../src/server/service-clock.ts";
import { generateHistory } from "../../../src/demo/generate-history.ts";
import { openIndexedDbStore } from "../../../src/server/store/indexeddb/indexeddb-store.ts";
import type { StoredEntryFilter } from "../../../src/server/store/store.ts";
import { bareWorker } from "./bare.ts";

const DATABASE = "points-wallet";
const MEMBER = "bench";
const DAY = 86_400_000;
/** The first certificate of a generated history: it is in one entry, near the oldest. */
const RARE_WORDS = "500001";
const randomBytes = () => crypto.getRandomValues(new Uint8Array(32));

/** bench-service.mjs calls this in the page. All times are in milliseconds. */
export type Bench = Awaited<ReturnType<typeof open>>;
Object.assign(globalThis, { bench: open() });

async function open() {
  await startService(() => undefined);
  const store = await openIndexedDbStore(DATABASE, aliPoint);
  const ports = {
    store,
    clock: deviceClock,
    newId: newUuid,
    randomBytes,
    withLock: <Value>(_name: string, act: () => Promise<Value>) => act(),
    programme: aliPoint,
    catalog: sampleCatalog,
    readFile: () => Promise.reject(new Error("there are no files here")),
    loadPartnerResources: async () => partnerResources,
  };
  const app = createDemoApp(ports);
  const direct = async (request: Request) => app.fetch(request);
  const bare = await openDB("bare", 1, { upgrade: (db) => void db.createObjectStore("kept") });
  const worker = await bareWorker();
  await waitForWorker();
  let last = 0;

  return { fill, measureOnce, search, openCold };

  /** Generates a ledger and loads it. */
  async function fill(count: number) {
    const member = { id: MEMBER, madeAt: deviceClock(), clock: null };
    let generating = 0;
    const parts = function* () {
      const history = generateHistory(ports, member, count);
      for (;;) {
        const before = performance.now();
        const next = history.next();
        generating += performance.now() - before;
        if (next.done) return;
        yield next.value;
      }
    };
    const total = await timed(() => store.load(MEMBER, parts()));
    await store.commit({}, () => ({
      result: undefined,
      resources: [["session", { memberId: MEMBER }]],
    }));
    last = count;
    return { total, generating };
  }

  /** One after the other, so that other load on the machine affects all of them. */
  async function measureOnce() {
    return {
      transaction: await timed(async () => {
        const transaction = bare.transaction("kept", "readwrite", { durability: "strict" });
        await transaction.store.put({ seq: last }, "head");
        await transaction.done;
      }),
      worker: await timed(worker),
      direct: await pay(direct),
      served: await pay((request) => fetch(request)),
    };
  }

  /** Times the second of two commands: the first has to read what the other service wrote. */
  async function pay(send: (request: Request) => Promise<Response>): Promise<number> {
    await payOnce(send);
    return payOnce(send);
  }

  /** Five points pay five fen, so that nothing is held. */
  async function payOnce(send: (request: Request) => Promise<Response>): Promise<number> {
    const body = { merchantId: "plumtree", orderId: "PT-20817", totalFen: 5, points: 5 };
    const request = createRequest("/api/payments", body);
    return timed(async () => succeed(await send(request)));
  }

  /** Reads a page of entries by each filter. */
  async function search() {
    const oldest = (await store.readEntry(MEMBER, 1))?.at ?? 0;
    const filters = {
      newest: {},
      "middle of all": {},
      "common kind": { kind: "payment" },
      "rare kind": { kind: "clawback" },
      "common title": { text: { words: "corner", items: [{ kind: "merchant", id: "corner" }] } },
      "common word": { text: { words: "pt-20777", items: [] } },
      "rare word": { text: { words: RARE_WORDS, items: [] } },
      "absent word": { text: { words: "axolotl", items: [] } },
      "kind and word that never meet": {
        kind: "payment",
        text: { words: RARE_WORDS, items: [] },
      },
      "first hour": { to: instant(oldest + DAY / 24) },
      "a lot": { lot: 5 as Seq },
    } as const;
    const found: Found[] = [];
    for (const [name, filter] of Object.entries(filters)) {
      const below = name === "middle of all" ? Math.floor(last / 2) : Infinity;
      const times: number[] = [];
      let rows = 0;
      for (let round = 0; round < 9; round++) {
        const read = () => store.readEntries(MEMBER, { below, limit: 50, filter });
        times.push(await timed(async () => (rows = (await read()).length)));
      }
      found.push({ name, rows, times });
    }
    return [...found, ...(await count(filters))];
  }

  /** Counts the entries that match, and reads the page in the middle of them. */
  async function count(filters: Readonly<Record<string, StoredEntryFilter>>) {
    const found: Found[] = [];
    for (const [name, filter] of Object.entries(filters)) {
      const [counting, reaching]: number[][] = [[], []];
      let all = 0;
      let rows = 0;
      for (let round = 0; round < 9; round++) {
        const readTotals = () => store.readEntryTotals(MEMBER, { below: Infinity, filter });
        counting?.push(await timed(async () => (all = (await readTotals()).count)));
        const page = { below: Infinity, skip: Math.floor(all / 2), limit: 50, filter };
        reaching?.push(
          await timed(async () => (rows = (await store.readEntries(MEMBER, page)).length)),
        );
      }
      found.push({ name: `${name}, counted`, rows: all, times: counting ?? [] });
      found.push({ name: `${name}, its middle`, rows, times: reaching ?? [] });
    }
    return found;
  }

  /** The first read of the wallet after the database is opened. */
  async function openCold(): Promise<number> {
    const other = await openIndexedDbStore(DATABASE, aliPoint);
    return timed(() => other.readWallet(MEMBER));
  }
}

type Found = { readonly name: string; readonly rows: number; readonly times: readonly number[] };

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

function createRequest(path: string, body: unknown): Request {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": newUuid() };
  return new Request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Reads the body, as the page does. */
async function succeed(response: Response): Promise<void> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
}

/** Polls until the service worker answers for the service. */
async function waitForWorker(): Promise<void> {
  while (!isFromService(await fetch("/api/demo/members"))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
