import type { createOutbox, Wish } from "../api/outbox.ts";
import type { WalletView } from "../contract/wallet.ts";

/** What a member asks for, less what the page adds. */
export type Asked = Omit<Wish, "seen" | "language">;

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
  readonly wish: (asked: Asked) => Promise<void>;
  readonly signIn: (memberId: string) => Promise<void>;
};
