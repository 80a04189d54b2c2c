import type { Instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Programme } from "../../rules/programme.ts";
import { laws } from "../../rules/testing/laws.ts";
import { endOfValidity } from "../../rules/testing/naive-ledger.ts";
import { sumOf, totalsOf } from "../../rules/testing/ledger-totals.ts";
import { textOf, viewOf } from "../../rules/testing/view.ts";
import { replay } from "../../rules/ledger/fold.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import { awardsLeft } from "../../server/commands/draw.ts";
import type { Store } from "../../server/store/store.ts";
import { sampleCatalog } from "../../catalog/sample-catalog.ts";
import { MEMBERS } from "./members.ts";
import { checkCards, checkObtained } from "./obtain-checks.ts";
import type { Trace } from "./trace.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** Holds what the store has against the programme's invariants, and against what it had. */
export function createLedgerChecks(store: Store, programme: Programme, trace: Trace) {
  const ledgers = new Map<string, readonly Entry[]>(MEMBERS.map((id) => [id, []]));
  const wallets = new Map<string, Wallet>(MEMBERS.map((id) => [id, emptyWallet]));
  let atFirst: ReadonlyMap<string, number> | undefined;

  async function checkMember(memberId: string, latest: Instant) {
    const wallet = (await store.readWallet(memberId)) ?? emptyWallet;
    const ledger = await store.readEntriesFrom(memberId, 1, MOST);
    const [before, earlier] = [wallets.get(memberId) ?? emptyWallet, ledgers.get(memberId) ?? []];
    if (
      earlier.some(
        (entry, place) => entry !== ledger[place] && textOf(entry) !== textOf(ledger[place]),
      )
    ) {
      trace.fault(`${memberId}: what was entered has changed`);
    }
    wallets.set(memberId, wallet);
    ledgers.set(memberId, ledger);
    const moment = {
      before,
      now: wallet.at,
      outcome: { wallet, entries: ledger.slice(earlier.length) },
      service: {
        programme,
        ledger: [...ledger],
        stock: stockLeft(),
        awards: awardsLeft(sampleCatalog, await store.readResource("awarded")),
      },
    };
    const tally = totalsOf(ledger);
    for (const [law, faults] of laws) {
      for (const fault of faults(moment, tally)) trace.fault(`${memberId}: ${law}: ${fault}`);
    }
    if (JSON.stringify(viewOf(replay(ledger, programme))) !== JSON.stringify(viewOf(wallet))) {
      trace.fault(`${memberId}: 8. the ledger does not give the wallet`);
    }
    await checkObtained(store, memberId, ledger, programme, (fault) =>
      trace.fault(`${memberId}: ${fault}`),
    );
    for (const entry of moment.outcome.entries) {
      if (entry.at > latest) trace.fault(`${memberId}: ${entry.seq} has not happened yet`);
      if (entry.kind !== "grant" && entry.kind !== "refund") continue;
      const expiresAt = endOfValidity(entry.at, programme);
      if (entry.expiresAt !== expiresAt)
        trace.fault(`${memberId}: ${entry.seq} ends too soon or too late`);
    }
  }

  /** What is counted beside the ledgers agrees with them; a certificate and a secret serve once. */
  async function checkShared() {
    const donations = [...ledgers.values()].flat().filter(({ kind }) => kind === "donation");
    const raised = Object.values((await store.readResource("raised")) ?? {});
    const given = sumOf(
      donations.flatMap((entry) => ("allocations" in entry ? entry.allocations : [])),
    );
    if (raised.reduce((all, one) => all + one, 0) !== given)
      trace.fault(`${given} points were given, not ${raised.join()}`);
    const certificates = new Set(donations.map(({ subject }) => textOf(subject)));
    if (
      ((await store.readResource("certificates")) ?? 0) !== donations.length ||
      certificates.size > donations.length
    ) {
      trace.fault(`${certificates.size} certificates of ${donations.length} donations`);
    }
    await checkCards(store, ledgers, (fault) => trace.fault(fault));
    for (const [memberId, ledger] of ledgers) {
      const next = await store.readResource(`next-draw:${memberId}`);
      const drawn = ledger.filter(({ kind }) => kind === "draw").length;
      if (next && next.number !== drawn + 1)
        trace.fault(`${memberId}: draw ${next.number} after ${drawn}`);
    }
  }

  /** By the ledgers: the units that are not taken by a redemption that came about or still may. */
  function stockLeft(): Map<string, number> {
    const left = new Map(atFirst);
    for (const ledger of ledgers.values()) {
      for (const { kind, subject } of ledger) {
        const by = kind === "redemption" ? -1 : kind === "release" ? 1 : 0;
        if (by !== 0 && "kind" in subject && subject.kind === "product") {
          left.set(subject.id, (left.get(subject.id) ?? 0) + by);
        }
      }
    }
    return left;
  }

  async function stockTold(): Promise<Map<string, number>> {
    const redeemed = (await store.readResource("redeemed")) ?? {};
    return new Map(
      sampleCatalog.products.map(({ id, stock }) => [id, stock - (redeemed[id] ?? 0)]),
    );
  }

  return {
    /** After every change. The first time it only learns what there was to begin with. */
    async check(changed: Iterable<string>, latest: Instant): Promise<void> {
      atFirst ??= await stockTold();
      try {
        for (const memberId of changed) await checkMember(memberId, latest);
      } catch (fault) {
        trace.fault(`the ledger cannot be read: ${String(fault)}`);
      }
      await checkShared();
      const [told, left] = [await stockTold(), stockLeft()];
      for (const [id, number] of left) {
        if (told.get(id) !== number)
          trace.fault(`${told.get(id)} of ${id} are told and ${number} left`);
      }
    },
  };
}
