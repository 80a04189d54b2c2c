import { createContext } from "react";

/** The service inside the page. `blocked`: a tab of an older version holds the storage; `outdated`: a newer one does. */
export type Embedded = {
  readonly storage: "persistent" | "memory" | "blocked" | "outdated" | "deleted";
};

/** `undefined` if the service is elsewhere. */
export const EmbeddedService = createContext<Embedded | undefined>(undefined);
