import { ApiProblem } from "../../api/client.ts";
import { NotSaved, WaitingForSignIn, type CommandRoute } from "../../api/outbox.ts";
import { problemCodesOf } from "../../contract/openapi.ts";
import type { PartnerPayment } from "../../contract/partner.ts";
import { routes } from "../../contract/routes.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { seqOf } from "../../server/queries/entry-view.ts";
import type { Scope, Store, Work } from "../../server/store/store.ts";
import type { Browser } from "./browser.ts";
import type { KnownOrder, KnownPurchase, KnownSpend } from "./commands.ts";
import type { Environment } from "./environment.ts";
import type { Network, Sender } from "./network.ts";
import type { PageListener } from "./page.ts";
import { partnerOf, type PartnerListener, type PartnerRoute } from "./partner-commands.ts";

type TrackedCommand = {
  /** Whose receipt it has: a member, or `partner:` and a partner. */
  readonly owner: string;
  readonly sender: Sender;
  readonly route: CommandRoute | PartnerRoute;
  /** What its sender was answered. */
  outcome: "unknown" | "done" | "refused" | "waiting for sign-in" | "not saved" | "not sent";
  /** A copy was still under way when the refusal came, or the removal of its record was lost. */
  mayStillHappen: boolean;
  /** The browser was killed before the key was on disk. */
  isLost: boolean;
  /** How many commits carried it out. */
  commits: number;
};

/** Entries that time alone makes. All others need a command. */
const isDueEntry = (entry: Entry) =>
  entry.kind === "expiry" ||
  entry.kind === "clawback" ||
  (entry.kind === "release" && entry.cause === "lapsed") ||
  (entry.kind === "grant" && entry.of !== undefined);

/** Compares what members are told with what is stored: a command has one effect, and no answer is wrong. */
export function createGuarantees(
  { trace, schedule, faults, catalog }: Environment,
  store: Store,
  browser: Browser,
  network: () => Network,
) {
  const commands = new Map<string, TrackedCommand>();
  const short = (key: string) => key.slice(0, 8);
  const isSaved = (key: string) => browser.records.has(`points-wallet.operation.${key}`);

  const spends: KnownSpend[] = [];
  const purchases: KnownPurchase[] = [];
  const orders: KnownOrder[] = [];
  const knownPayments = new Map<string, PartnerPayment>();

  function track(key: string, command: Pick<TrackedCommand, "owner" | "sender" | "route">) {
    commands.set(key, {
      ...command,
      outcome: "unknown",
      mayStillHappen: false,
      isLost: false,
      commits: 0,
    });
  }

  function onRefusal(key: string, error: unknown) {
    const command = commands.get(key);
    if (command === undefined) return trace.fail(`${key} is refused but was never issued`);
    if (error instanceof WaitingForSignIn) command.outcome = "waiting for sign-in";
    else if (error instanceof NotSaved) command.outcome = "not saved";
    else if (error instanceof ApiProblem) command.outcome = "refused";
    else return trace.fail(`${short(key)} throws ${String(error)}`);
    const reason = error instanceof ApiProblem ? error.problem.code : command.outcome;
    trace.log(`${short(key)} is answered ${reason}`);
    if (
      error instanceof ApiProblem &&
      !problemCodesOf(command.route).includes(error.problem.code)
    ) {
      trace.fail(`the contract does not document that ${command.route} refuses ${reason}`);
    }
    const traffic = network().traffic.get(key);
    command.mayStillHappen = (traffic?.copies ?? 0) > 0;
    if (command.outcome === "refused" && command.commits > 0) {
      trace.fail(`${short(key)} is refused (${reason}) but was carried out`);
    }
    if (command.outcome === "not saved" && traffic) {
      trace.fail(`${short(key)} was sent although it was not saved`);
    }
    if (command.outcome === "waiting for sign-in" && !isSaved(key)) {
      trace.fail(`${short(key)} waits for its member but is not saved`);
    }
  }

  const listener: PageListener = {
    spends,
    orders,
    onCommand(tab, { route, id = "", body }, { memberId, seq }, key) {
      trace.log(
        `${tab.name} ${memberId}-${seq} issues ${short(key)} ${route} ${id} ${JSON.stringify(body)}`,
      );
      track(key, { owner: memberId, sender: tab, route });
    },

    onReceipt(key, { operation, entries, wallet }) {
      trace.log(`${short(key)} is done, ${wallet.memberId}-${wallet.seq}`);
      const command = commands.get(key);
      if (command) command.outcome = "done";
      for (const { kind, id, subject } of entries) {
        if (kind === "redemption" || kind === "payment")
          spends.push({ kind, id, partnerId: partnerOf(subject, catalog) ?? "" });
      }
      if (operation.key !== key || wallet.memberId !== command?.owner) {
        trace.fail(`${short(key)} gets the receipt of another command`);
      }
      void Promise.all(
        entries.map(async ({ seq, kind }) => {
          const entry = await store.readEntry(wallet.memberId, seq);
          if (entry?.kind !== kind) trace.fail(`${short(key)} is acknowledged but not stored`);
        }),
      );
      if (!faults.isStopped()) return;
      schedule.after(1_000, () => {
        for (const { name, wallet: shown } of browser.tabs) {
          const isBehind = shown?.memberId === wallet.memberId && shown.seq < wallet.seq;
          if (isBehind) trace.fail(`${name} shows an older wallet after a second`);
        }
      });
    },

    onRefusal,

    onNotSent(key) {
      const command = commands.get(key);
      if (command === undefined || command.outcome === "not sent") return;
      trace.log(`${short(key)} is reported as not sent`);
      command.outcome = "not sent";
      command.mayStillHappen = (network().traffic.get(key)?.copies ?? 0) > 0;
      if (command.commits > 0)
        trace.fail(`${short(key)} is reported as not sent but was carried out`);
    },

    onWallet(tab, before, { memberId, seq, spendable }) {
      if (before && seq < before.seq)
        trace.fail(`${tab.name} goes back from ${before.seq} to ${seq}`);
      void store.readEntry(memberId, seq).then((entry) => {
        if ((entry?.balanceAfter ?? 0) !== spendable) {
          trace.fail(`${tab.name} shows ${spendable} at ${memberId}-${seq}`);
        }
      });
    },
  };

  /** What a partner was told of a payment stays true: its hold has ended, and refunds are not undone. */
  async function checkKnownPayment({ id, memberId, state, refundedFen }: PartnerPayment) {
    const stored = await store.readResource(`spend:${memberId}:${seqOf(memberId, id) ?? 0}`);
    if (stored?.state !== state || stored.refundedFen < refundedFen)
      trace.fail(`its partner knows that ${id} is ${state}, and the wallet says ${stored?.state}`);
  }

  /** Called after every durable write. */
  function onCommit(
    { memberId = "", receipt: { owner, key } = { owner: "", key: "" } }: Scope,
    { entries = [], receipt }: Work<unknown>,
  ) {
    const commanded = entries.filter((entry) => !isDueEntry(entry));
    for (const { kind, seq } of entries) trace.log(`${memberId}-${seq} ${kind}`);
    if (commanded.length === 0 && receipt?.status !== 201) return;
    const command = commands.get(key);
    if (receipt?.status !== 201) trace.fail(`${short(key)} is written without its receipt`);
    if (command === undefined)
      return trace.fail(`${memberId}: no command ${short(key)} for ${commanded[0]?.kind}`);
    if (command.owner !== owner)
      trace.fail(`${short(key)} of ${command.owner} is carried out for ${owner}`);
    for (const { kind, subject } of commanded) {
      const allowed =
        command.owner === memberId ? memberId : `partner:${partnerOf(subject, catalog)}`;
      if (command.owner !== allowed)
        trace.fail(`${short(key)}: ${command.owner} makes a ${kind} in the wallet of ${memberId}`);
    }
    command.commits += 1;
    if (command.commits > 1) trace.fail(`${short(key)} is carried out twice`);
    const isOver = ["refused", "not saved", "not sent"].includes(command.outcome);
    if (isOver && !command.mayStillHappen)
      trace.fail(`${short(key)} was ${command.outcome} but is carried out`);
  }

  /** At the end of a run, when no fault occurs and nothing is scheduled any more. */
  async function checkAllAnswered(): Promise<void> {
    for (const payment of knownPayments.values()) await checkKnownPayment(payment);
    for (const name of browser.records.keys()) trace.fail(`${name} is still in the outbox`);
    for (const { name, outbox, isAlive } of browser.tabs) {
      const { checking, waitingForSignIn } = outbox.state();
      if (isAlive && checking.length + waitingForSignIn.length > 0)
        trace.fail(`${name} still waits for an answer`);
    }
    for (const [key, command] of commands) {
      const status = (await store.readReceipt(command.owner, key))?.status;
      const traffic = network().traffic.get(key);
      const hasOutcome = command.outcome !== "unknown" && command.outcome !== "waiting for sign-in";
      // The answer may have come to another tab, which resumed the command.
      const isAnswered = traffic?.answers.some((answer) => answer < 500 && answer !== 401) ?? false;
      // Its secret is not saved, so it cannot be sent again after its tab or session has ended.
      const isSecretLost =
        "isSecret" in routes[command.route] &&
        (!command.sender.isAlive || command.outcome === "waiting for sign-in");
      const isUnsent = traffic === undefined && !command.sender.isAlive;
      if (command.outcome === "done" && status !== 201)
        trace.fail(`${short(key)} was acknowledged and is lost`);
      if (command.commits > 0 && status !== 201)
        trace.fail(`${short(key)} was carried out without a receipt`);
      const isExcused = isUnsent || isSecretLost || command.isLost;
      if (status === undefined && !hasOutcome && !isAnswered && !isExcused) {
        trace.fail(`${short(key)} was neither carried out nor refused`);
      }
      if (command.sender.isAlive && command.outcome === "unknown")
        trace.fail(`${short(key)} was never answered`);
    }
  }

  const partnerListener: PartnerListener = {
    spends,
    orders,
    purchases,
    onCommand(partner, { route, id = "", body }, key) {
      trace.log(`${partner.name} issues ${short(key)} ${route} ${id} ${JSON.stringify(body)}`);
      track(key, { owner: partner.name, sender: partner, route });
    },
    onReceipt(key, { operation, order, payment, purchase }, partnerId) {
      trace.log(`${short(key)} is done`);
      const command = commands.get(key);
      if (command) command.outcome = "done";
      if (payment) {
        knownPayments.set(payment.id, payment);
        void checkKnownPayment(payment);
      }
      if (purchase?.state === "pending") purchases.push({ id: purchase.id, partnerId });
      if (order) orders.push({ id: order.id, partnerId, totalFen: order.totalFen });
      if (operation.key !== key) trace.fail(`${short(key)} gets the receipt of another command`);
    },
    onRefusal,
  };

  return {
    listener,
    partnerListener,
    onCommit,
    checkAllAnswered,
    /** The lost write may have saved the command, or removed it. */
    onLostWrite: (key: string) => {
      const command = commands.get(key);
      if (command === undefined) return;
      if (isSaved(key)) command.mayStillHappen = true;
      else command.isLost = true;
    },
  };
}
