import type { Instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { replay } from "../../rules/ledger/fold.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import { laws } from "../../rules/testing/laws.ts";
import { sumOf, totalsOf } from "../../rules/testing/ledger-totals.ts";
import { endOfValidity } from "../../rules/testing/naive-ledger.ts";
import { textOf, viewOf } from "../../rules/testing/view.ts";
import { readAwardsLeft } from "../../server/queries/read-draws.ts";
import { noneTaken, type Reward } from "../../server/store/resources.ts";
import type { Store, Work } from "../../server/store/store.ts";
import type { Environment } from "./environment.ts";
import { createEvidenceChecks } from "./evidence-checks.ts";
import { MEMBERS } from "./members.ts";
import { checkCards, checkObtained } from "./obtain-checks.ts";
import { checkOrders } from "./order-checks.ts";
import { checkRewards } from "./reward-checks.ts";

/** Compares the store with the invariants of the programme, and with what it contained before. */
export function createLedgerChecks(environment: Environment, store: Store) {
  const { programme, catalog, trace } = environment;
  const evidence = createEvidenceChecks(environment);
  const ledgers = new Map<string, readonly Entry[]>(MEMBERS.map((id) => [id, []]));
  const wallets = new Map<string, Wallet>(MEMBERS.map((id) => [id, emptyWallet]));
  const rewards = new Map<string, Reward>();
  const orderIds = new Set<string>();
  let initialStock: ReadonlyMap<string, number> | undefined;

  async function checkMember(memberId: string, latest: Instant) {
    const wallet = (await store.readWallet(memberId)) ?? emptyWallet;
    const ledger = await store.readEntriesFrom(memberId, 1, Number.MAX_SAFE_INTEGER);
    const walletBefore = wallets.get(memberId) ?? emptyWallet;
    const ledgerBefore = ledgers.get(memberId) ?? [];
    const hasChanged = (entry: Entry, index: number) =>
      entry !== ledger[index] && textOf(entry) !== textOf(ledger[index]);
    if (ledgerBefore.some(hasChanged)) trace.fail(`${memberId}: a past entry has changed`);
    wallets.set(memberId, wallet);
    ledgers.set(memberId, ledger);
    const moment = {
      before: walletBefore,
      now: wallet.at,
      outcome: { wallet, entries: ledger.slice(ledgerBefore.length) },
      service: {
        programme,
        ledger: [...ledger],
        stock: stockByLedgers(),
        awards: await readAwardsLeft(store, catalog),
      },
    };
    const totals = totalsOf(ledger);
    for (const [law, violationsOf] of laws) {
      for (const violation of violationsOf(moment, totals))
        trace.fail(`${memberId}: ${law}: ${violation}`);
    }
    if (JSON.stringify(viewOf(replay(ledger, programme))) !== JSON.stringify(viewOf(wallet))) {
      trace.fail(`${memberId}: 8. the replayed ledger gives another wallet`);
    }
    const terms = { programme, catalog };
    await checkObtained(store, memberId, ledger, terms, (violation) =>
      trace.fail(`${memberId}: ${violation}`),
    );
    for (const entry of moment.outcome.entries) {
      const isReward = entry.kind === "grant" && entry.source === "task";
      if (
        isReward &&
        "id" in entry.subject &&
        !evidence.allows(memberId, entry.subject.id, entry.at)
      )
        trace.fail(`${memberId}: entry ${entry.seq} rewards a task that was not reported`);
      if (entry.at > latest) trace.fail(`${memberId}: entry ${entry.seq} is in the future`);
      if (entry.kind !== "grant" && entry.kind !== "refund") continue;
      if (entry.expiresAt !== endOfValidity(entry.at, programme))
        trace.fail(`${memberId}: entry ${entry.seq} has a wrong expiry`);
    }
  }

  /** Checks what is counted beside the ledgers, and that a certificate and a draw's secret serve once. */
  async function checkShared() {
    const donations = [...ledgers.values()].flat().filter(({ kind }) => kind === "donation");
    const raised = await Promise.all(
      catalog.projects.map(async ({ id }) => (await store.readResource(`raised:${id}`)) ?? 0),
    );
    const donated = sumOf(
      donations.flatMap((entry) => ("allocations" in entry ? entry.allocations : [])),
    );
    if (raised.reduce((sum: number, points) => sum + points, 0) !== donated)
      trace.fail(`${donated} points were donated, not ${raised.join()}`);
    const certificates = new Set(donations.map(({ subject }) => textOf(subject)));
    if (
      ((await store.readResource("certificates")) ?? 0) !== donations.length ||
      certificates.size > donations.length
    ) {
      trace.fail(`${certificates.size} certificates of ${donations.length} donations`);
    }
    const report = (violation: string) => trace.fail(violation);
    await checkCards(store, ledgers, catalog, report);
    await checkRewards(store, ledgers, catalog, rewards, report);
    await checkOrders(store, ledgers, orderIds, report);
    for (const [memberId, ledger] of ledgers) {
      const next = await store.readResource(`next-draw:${memberId}`);
      const draws = ledger.filter(({ kind }) => kind === "draw").length;
      if (next && next.number !== draws + 1)
        trace.fail(`${memberId}: draw ${next.number} after ${draws} draws`);
    }
  }

  /** The units left by the ledgers: a released redemption gives its unit back. */
  function stockByLedgers(): Map<string, number> {
    const left = new Map(initialStock);
    for (const ledger of ledgers.values()) {
      for (const { kind, subject } of ledger) {
        const change = kind === "redemption" ? -1 : kind === "release" ? 1 : 0;
        if (change !== 0 && "kind" in subject && subject.kind === "product") {
          left.set(subject.id, (left.get(subject.id) ?? 0) + change);
        }
      }
    }
    return left;
  }

  async function readStock(): Promise<Map<string, number>> {
    const products = await Promise.all(
      catalog.products.map(async ({ id, stock }) => {
        const { redeemed } = (await store.readResource(`stock:${id}`)) ?? noneTaken;
        return [id, stock - redeemed] as const;
      }),
    );
    return new Map(products);
  }

  /** Finds the orders that the members have from the start. */
  async function readStart() {
    for (const memberId of MEMBERS) {
      const { open = [] } = (await store.readResource(`orders:${memberId}`)) ?? {};
      for (const id of open) orderIds.add(id);
    }
    return readStock();
  }

  return {
    /** Called after every durable write. */
    onCommit(work: Work<unknown>) {
      evidence.onCommit(work);
      for (const [name] of work.resources ?? []) {
        if (name.startsWith("order:")) orderIds.add(name.slice("order:".length));
      }
    },

    /** Called after every change. The first call also reads what there was at the start. */
    async check(changed: Iterable<string>, latest: Instant): Promise<void> {
      initialStock ??= await readStart();
      try {
        for (const memberId of changed) await checkMember(memberId, latest);
      } catch (error) {
        trace.fail(`the ledger cannot be read: ${String(error)}`);
      }
      await checkShared();
      const stored = await readStock();
      for (const [id, count] of stockByLedgers()) {
        if (stored.get(id) !== count)
          trace.fail(`the stock of ${id} is ${stored.get(id)}, not ${count}`);
      }
    },
  };
}
