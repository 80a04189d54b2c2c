import type { createOutbox } from "../../api/outbox.ts";
import type { TabMessage } from "../../api/other-tabs.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { CommandDraw } from "./commands.ts";

/** A browser tab with the page in it. */
export type Tab = {
  readonly name: string;
  isAlive: boolean;
  /** The wallet that the page shows. */
  wallet: WalletView | undefined;
  readonly outbox: ReturnType<typeof createOutbox>;
  readonly onMessage: (message: TabMessage) => void;
  readonly read: () => Promise<void>;
  readonly issueCommand: (draw: CommandDraw) => Promise<void>;
  readonly signIn: (memberId: string) => Promise<void>;
};
