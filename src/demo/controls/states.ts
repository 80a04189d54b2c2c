import type { Faults } from "../../contract/demo.ts";

/** A state worth a look: whose wallet, where, and what goes wrong meanwhile. */
type DemoState = {
  /** Whoever is signed in, where it does not matter who. */
  readonly memberId?: string;
  readonly address: string;
  /** Everything else then goes right. */
  readonly faults?: Partial<Faults>;
};

/** By the code under which the messages describe them. */
const demoStates = {
  full: { memberId: "regular", address: "/" },
  nothingYet: { memberId: "new", address: "/" },
  noHistory: { memberId: "new", address: "/activity" },
  belowMinimum: { memberId: "nine", address: "/redeem" },
  clearing: { memberId: "guide", address: "/" },
  noMatch: { memberId: "regular", address: "/activity?q=nothing+is+called+so" },
  noEntry: { memberId: "regular", address: "/activity/none" },
  notFound: { address: "/nowhere" },
  slow: { memberId: "regular", address: "/obtain", faults: { latencyMs: 3_000 } },
  noAnswer: { memberId: "regular", address: "/obtain/tasks", faults: { loseRequests: 1 } },
  checking: { memberId: "regular", address: "/redeem", faults: { loseAnswers: 0.9 } },
  storageFull: { memberId: "regular", address: "/redeem", faults: { storageFull: true } },
  readOnly: { memberId: "regular", address: "/redeem", faults: { readOnly: true } },
  broken: { memberId: "regular", address: "/obtain/tasks", faults: { breakAnswers: 1 } },
} as const satisfies Readonly<Record<string, DemoState>>;

export type StateName = keyof typeof demoStates;
export const stateNames = Object.keys(demoStates) as StateName[];
export const stateOf = (name: StateName): DemoState => demoStates[name];
