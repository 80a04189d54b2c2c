import { createClient } from "../../api/client.ts";
import { newerWallet } from "../../contract/wallet.ts";
import { createOutbox } from "../../api/outbox.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Store } from "../../server/store/store.ts";
import type { Environment } from "./environment.ts";

type Handle = (request: Request) => Promise<Response>;

/** What a run is built from. A planted bug replaces some of it. */
export type Components = {
  readonly createClient: typeof createClient;
  readonly createOutbox: typeof createOutbox;
  readonly newerWallet: typeof newerWallet;
  /** Wraps the store that the service sees, which already has the faults of the run. */
  readonly store: (store: Store, environment: Environment) => Store;
  /** Wraps the service. */
  readonly handle: (handle: Handle, store: Store) => Handle;
  /** Terms that the service takes for those of the programme. */
  readonly programme: Partial<Programme>;
};

export const realComponents: Components = {
  createClient,
  createOutbox,
  newerWallet,
  store: (store) => store,
  handle: (handle) => handle,
  programme: {},
};
