import { createClient } from "../../api/client.ts";
import { newerWallet } from "../../api/newer-wallet.ts";
import { createOutbox } from "../../api/outbox.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Store } from "../../server/store/store.ts";
import type { Around } from "./around.ts";

type Handle = (request: Request) => Promise<Response>;

/** What a run is put together from. A planted bug is a run with one of these replaced. */
export type Parts = {
  readonly createClient: typeof createClient;
  readonly createOutbox: typeof createOutbox;
  readonly newerWallet: typeof newerWallet;
  /** Between the service and its store, before the store's own faults. */
  readonly store: (store: Store, around: Around) => Store;
  /** Between the network and the service. */
  readonly handle: (handle: Handle, store: Store) => Handle;
  /** What the service takes the programme to be, where that is not what it is. */
  readonly programme: Partial<Programme>;
};

/** The wallet as it is. */
export const asItIs: Parts = {
  createClient,
  createOutbox,
  newerWallet,
  store: (store) => store,
  handle: (handle) => handle,
  programme: {},
};
