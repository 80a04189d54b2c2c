import type { Call } from "../../api/client.ts";
import type { createOutbox, Command } from "../../api/outbox.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Random } from "../../demo/random.ts";

/** What a member asks for, less what the page adds. */
export type Asked = Omit<Command, "snapshot" | "language">;

/** A use that somebody was told of. */
export type ToldUse = { readonly kind: "redemption" | "payment"; readonly id: string };

/** What whoever wishes has before them. */
export type Before = {
  readonly dice: Random;
  readonly call: Call;
  readonly seen: WalletView;
  /** The uses of all members, the latest last. */
  readonly uses: readonly ToldUse[];
  /** The points that were promised to members, the latest last. */
  readonly promised: readonly string[];
};

/** Nothing where there is nothing to wish for. */
export type Wishing = (before: Before) => Asked | undefined | Promise<Asked | undefined>;

/** What one tab tells the others. */
export type Change = "wallet" | "session";

/** A tab of the browser with the wallet's page in it. */
export type Tab = {
  readonly name: string;
  isAlive: boolean;
  /** The wallet that it shows. */
  seen: WalletView | undefined;
  readonly outbox: ReturnType<typeof createOutbox>;
  readonly hear: (change: Change) => void;
  readonly read: () => Promise<void>;
  readonly wish: (anything: Wishing) => Promise<void>;
  readonly signIn: (memberId: string) => Promise<void>;
};
