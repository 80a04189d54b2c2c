import { createContext, use } from "react";

/**
 * The service that runs within the page, where there is one, and how it is with what it keeps there: `memory`, where the
 * browser keeps nothing; `held` by a tab of an older version; taken over by a newer one (`outdated`); or `deleted`.
 */
export type Embedded = { readonly storage: "kept" | "memory" | "held" | "outdated" | "deleted" };

/** Nothing where the service is somewhere else. */
export const EmbeddedService = createContext<Embedded | undefined>(undefined);

export function useEmbedded(): Embedded | undefined {
  return use(EmbeddedService);
}
