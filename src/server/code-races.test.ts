import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { decide } from "../rules/decide.ts";
import { assert } from "../rules/assertion.ts";
import { fen, points } from "../rules/points.ts";
import { aliPoint, sampleCatalog } from "../catalog/alipoint.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { emptyWallet } from "../rules/ledger/wallet.ts";
import { endHold, readSpend, type HoldEnd } from "./commands/end-hold.ts";
import { execute } from "./commands/execute.ts";
import { redeem } from "./commands/redeem.ts";
import { codeOf } from "./commands/rewards.ts";
import type { CommandHandler, CommandResult } from "./commands/run-command.ts";
import type { Ports } from "./ports.ts";
import { entryId } from "./queries/entry-view.ts";
import { openIndexedDbStore } from "./store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import type { Reward } from "./store/resources.ts";
import type { Store } from "./store/store.ts";

const MEMBERS = Array.from({ length: 8 }, (_, n) => `member${n}`);
const SECRET = "5e".repeat(32);

/** Nobody is limited to one redemption a day. */
const redemptionLimit = { count: Number.MAX_SAFE_INTEGER, per: "member" } as const;
const programme = { ...aliPoint, redemptionLimit };
const prices = [
  { id: "points", points: points(1), fen: fen(0) },
  { id: "points-and-cash", points: points(1), fen: fen(100) },
];

/** A catalog with one product, whose stock is that many codes. */
function portsOf(store: Store, stock: number): Ports {
  const product = sampleCatalog.products.find(({ fulfilment }) => fulfilment === "code");
  assert(product !== undefined, () => "no product is a code");
  return {
    store,
    programme,
    catalog: { ...sampleCatalog, products: [{ ...product, id: "ticket", stock, prices }] },
    clock: () => NOW,
    newId: () => "",
    randomBytes: () => new Uint8Array(32),
    withLock: (_name, act) => act(),
    identity: async () => undefined,
    memberTime: async () => NOW,
  };
}

function fill(store: Store, memberId: string): Promise<void> {
  const grant = { kind: "grant", points: points(1_000_000), subject: { words: "Bank" } } as const;
  const { wallet, entries } = decide(emptyWallet, grant, NOW, programme);
  return store.commit({ memberId }, () => ({ wallet, entries, result: undefined }));
}

let keys = 0;
/** The last entry of the command's answer; the code of a refusal. */
async function run(ports: Ports, memberId: string, handler: CommandHandler | undefined) {
  assert(handler !== undefined, () => "not in the catalog");
  const operation = { owner: memberId, memberId, key: String(++keys), request: "", now: NOW };
  const answerOf = ({ entries }: CommandResult) => ({ body: { seq: entries.at(-1)?.seq } });
  const { body } = await execute(ports, operation, handler, answerOf);
  return body as { readonly seq?: number; readonly code?: string };
}

const redemption = (ports: Ports, memberId: string, priceId = "points") =>
  run(ports, memberId, redeem(ports, memberId, { productId: "ticket", priceId }));

async function end(ports: Ports, memberId: string, seq: number, holdEnd: HoldEnd) {
  const spend = await readSpend(ports.store, memberId, "redemption", entryId(memberId, seq));
  return run(ports, memberId, spend && endHold(memberId, spend, holdEnd));
}

async function readRewards(store: Store): Promise<Reward[]> {
  const lists = MEMBERS.map((memberId) => store.listResources(`reward:${memberId}:`));
  return (await Promise.all(lists)).flat();
}

function codesOf(rewards: readonly Reward[]): string[] {
  return rewards.flatMap(({ item, codeNumber }) =>
    codeNumber === undefined ? [] : [codeOf(SECRET, item, codeNumber)],
  );
}

it("gives 100,000 codes to 8 members at the same time, each once, and no more", async () => {
  const STOCK = 100_000;
  const ports = portsOf(createMemoryStore(), STOCK);
  await Promise.all(MEMBERS.map((memberId) => fill(ports.store, memberId)));
  const served = await Promise.all(
    MEMBERS.map(async (memberId) => {
      for (let count = 0; ; count++) {
        const { code } = await redemption(ports, memberId);
        if (code === "out-of-stock") return count;
      }
    }),
  );
  expect(Math.min(...served)).toBeGreaterThan(STOCK / 10);
  const rewards = await readRewards(ports.store);
  const codes = codesOf(rewards);
  expect(codes).toHaveLength(STOCK);
  expect(new Set(codes).size).toBe(STOCK);
  const taken = await ports.store.readResource("stock:ticket");
  expect(taken).toEqual({ redeemed: STOCK, codesGiven: STOCK });
});

it("gives no code twice to 8 tabs over one database, whatever is cancelled or refunded meanwhile", async () => {
  const STOCK = 200;
  const openTab = () => openIndexedDbStore("code-races", programme);
  const tabs = await Promise.all(
    MEMBERS.map(async (memberId) => {
      const ports = portsOf(await openTab(), STOCK);
      await fill(ports.store, memberId);
      return { memberId, ports };
    }),
  );
  const shown: string[] = [];
  await Promise.all(
    tabs.map(async ({ memberId, ports }) => {
      for (let turn = 0; ; turn++) {
        const priceId = turn % 2 === 0 ? "points" : "points-and-cash";
        const { seq, code } = await redemption(ports, memberId, priceId);
        if (code === "out-of-stock" || seq === undefined) return;
        if (turn % 4 === 1) await end(ports, memberId, seq, { kind: "cancel" });
        if (turn % 4 === 3) await end(ports, memberId, seq, { kind: "capture" });
        const reward = await ports.store.readResource(`reward:${memberId}:${seq}`);
        shown.push(...codesOf(reward ? [reward] : []));
        if (turn % 8 === 4) await end(ports, memberId, seq, { kind: "refund", fen: fen(1) });
      }
    }),
  );
  const [{ ports } = { ports: undefined }] = tabs;
  assert(ports !== undefined, () => "no tab");
  const rewards = await readRewards(ports.store);
  expect(new Set(shown).size).toBe(shown.length);
  expect(codesOf(rewards).toSorted()).toEqual(shown.toSorted());
  const taken = await ports.store.readResource("stock:ticket");
  expect(taken).toEqual({ redeemed: shown.length, codesGiven: shown.length });
  expect(shown.length).toBe(STOCK);
  const states = new Set(
    rewards.map(({ state, codeNumber }) => `${state} ${codeNumber !== undefined}`),
  );
  expect([...states].toSorted()).toEqual(["cancelled false", "cancelled true", "ready true"]);
});
