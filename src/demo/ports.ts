import type { LoadPartnerResources } from "../server/app.ts";
import type { Ports } from "../server/ports.ts";
import type { DemoMember } from "./members.ts";

export type DemoPorts = Omit<Ports, "identity" | "memberTime"> & {
  readonly members: readonly DemoMember[];
  readonly loadPartnerResources: LoadPartnerResources;
  /** The text of a file in `src/demo/statements`, by its name without `.csv`. */
  readonly readFile: (name: string) => Promise<string>;
};
