import { ApiProblem, Unreachable } from "../../api/client.ts";
import type { CommandRoute, ReceiptOf } from "../../api/outbox.ts";
import { routes } from "../../contract/routes.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Browser } from "./browser.ts";
import type { CommandDraft, CommandDraw, KnownOrder, KnownSpend } from "./commands.ts";
import type { Components } from "./components.ts";
import type { Environment } from "./environment.ts";
import type { Network } from "./network.ts";
import type { TabMessage } from "../../api/other-tabs.ts";
import type { Tab } from "./tab.ts";

/** What a page reports to the checks, and what they know of earlier receipts. */
export type PageListener = {
  /** Of all members, the latest last. */
  readonly spends: readonly KnownSpend[];
  /** Of all partners, the latest last. */
  readonly orders: readonly KnownOrder[];
  /** The ids of pending entries of all members, the latest last. */
  onCommand(tab: Tab, draft: CommandDraft, wallet: WalletView, key: string): void;
  onReceipt(key: string, receipt: ReceiptOf<CommandRoute>): void;
  onRefusal(key: string, error: unknown): void;
  /** The page says that this command was not sent. */
  onNotSent(key: string): void;
  /** `before` is the wallet of the same member that the page showed until now. */
  onWallet(tab: Tab, before: WalletView | undefined, now: WalletView): void;
};

/** A tab with the real client and outbox. It uses them as `use-cache-sync.ts` and `commands.ts` do in the page. */
export function openPage(
  name: string,
  { schedule, random, trace, catalog }: Environment,
  components: Components,
  network: Network,
  browser: Browser,
  listener: PageListener,
): Tab {
  let lastKey = "";
  let session = 0;
  const call = components.createClient({
    base: () => "http://wallet",
    send: (request) => network.send(tab, request),
    after: (ms, act) => schedule.after(ms, () => tab.isAlive && act()),
    random: random.random,
  });
  const outbox = components.createOutbox({
    call,
    newKey: () => (lastKey = random.uuid()),
    storage: () => browser.storageOf(tab),
    tryLock: (name, act) => browser.lock(tab, name, act),
  });
  const tab: Tab = {
    name,
    isAlive: true,
    wallet: undefined,
    outbox,
    onMessage,
    read,
    issueCommand,
    signIn,
  };

  function onMessage(message: TabMessage) {
    if (message === "session") forgetMember();
    void read();
  }

  function forgetMember() {
    session += 1;
    tab.wallet = undefined;
  }

  async function read(): Promise<void> {
    const sessionBefore = session;
    try {
      const wallet = await call(routes.readWallet);
      // The page cancels its reads when another member signs in.
      if (sessionBefore === session) show(wallet);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.problem.code === "signed-out"))
        failIfUnexpected(error);
      // A late answer to a read before the sign-in says nothing of the session now.
      else if (sessionBefore === session) forgetMember();
    }
  }

  function show(wallet: WalletView) {
    const before = tab.wallet?.memberId === wallet.memberId ? tab.wallet : undefined;
    tab.wallet = components.newerWallet(tab.wallet, wallet);
    listener.onWallet(tab, before, tab.wallet);
    outbox.resume(tab.wallet.memberId).then((answered) => {
      for (const { key } of outbox.state().notSent) listener.onNotSent(key);
      if (answered === 0) return undefined;
      browser.notify(tab, "wallet");
      return read();
    }, fail);
  }

  async function issueCommand(draw: CommandDraw): Promise<void> {
    const { wallet } = tab;
    if (wallet === undefined) return read();
    const { spends, orders } = listener;
    let draft: CommandDraft | undefined;
    try {
      draft = await draw({ random, catalog, call, wallet, spends, orders });
    } catch (error) {
      // The draw had to read something, and got no answer.
      failIfUnexpected(error);
    }
    if (draft === undefined) return;
    const answer = outbox.submit({ ...draft, snapshot: wallet, language: "en" });
    const key = lastKey;
    listener.onCommand(tab, draft, wallet, key);
    try {
      const receipt = await answer;
      if (!tab.isAlive) return;
      listener.onReceipt(key, receipt);
      show(receipt.wallet);
      browser.notify(tab, "wallet");
    } catch (error) {
      if (!tab.isAlive) return;
      listener.onRefusal(key, error);
      await read();
    }
  }

  async function signIn(memberId: string): Promise<void> {
    try {
      const headers = { "Content-Type": "application/json" };
      await call(demoRoutes.signIn, { headers, body: JSON.stringify({ memberId }) });
    } catch (error) {
      return failIfUnexpected(error);
    }
    forgetMember();
    browser.notify(tab, "session");
    await read();
  }

  /** A refusal or a missing answer is expected; any other error is a bug. */
  function failIfUnexpected(error: unknown) {
    if (!(error instanceof Unreachable) && !(error instanceof ApiProblem)) fail(error);
  }

  function fail(error: unknown) {
    trace.fail(`${name} throws ${String(error)}`);
  }

  return tab;
}
