import type { Language } from "../contract/language.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Instant } from "../rules/calendar.ts";
import type { Programme } from "../rules/programme.ts";
import type { ProgrammeView } from "../contract/programme.ts";
import type { Store } from "./store/store.ts";

/** Everything that the service is given. It is handed down to the commands and queries. */
export type Ports = {
  readonly store: Store;
  /** The device's or the server's time. */
  readonly clock: () => Instant;
  /** A new UUID. */
  readonly newId: () => string;
  /** 32 unpredictable bytes. */
  readonly randomBytes: () => Uint8Array;
  /** Runs `act` while no other page over the same store runs one under the same name. */
  readonly withLock: <Value>(name: string, act: () => Promise<Value>) => Promise<Value>;
  readonly programme: ProgrammeView;
  readonly catalog: Catalog;
  /** The member's time, which the demo may shift; `undefined` if there is no such member. */
  readonly memberTime: (memberId: string) => Promise<Instant | undefined>;
  /** Who sends a request; `undefined` if nobody is signed in. */
  readonly identity: (request: Request) => Promise<Identity | undefined>;
};

/** What a command handler needs beside its request. */
export type Terms = Pick<Ports, "catalog"> & { readonly programme: Programme };

export type Identity = {
  readonly memberId: string;
  readonly name: string;
  /** The member's time, which the demo may shift. */
  readonly now: Instant;
};

/** The signed-in member and the language of the answer. */
export type Reader = Identity & { readonly language: Language };
