import type { Faults } from "../../contract/demo.ts";

/** A member, an address and the faults that show one state of the app. */
type DemoState = {
  /** `undefined`: the member who is signed in. */
  readonly memberId?: string;
  readonly address: string;
  /** All other faults are turned off. */
  readonly faults?: Partial<Faults>;
};

/** Keyed by the message that describes them. */
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
