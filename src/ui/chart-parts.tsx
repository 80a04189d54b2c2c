import type { ReactNode } from "react";

/** What the charts have in common. Only code that comes with a chart imports this. */

const LINE = { stroke: "var(--color-quiet)", fontSize: 12 };
const NAMES = { tickLine: false, tick: { fill: "var(--color-quiet)" }, ...LINE };

/** Years along the foot. */
export const timeAxis = NAMES;

/** Points up the side: whole ones, without a line. */
export const pointsAxis = {
  width: "auto",
  allowDecimals: false,
  axisLine: false,
  ...NAMES,
} as const;

/** What stands beside the pointer: when, and how many. */
export function ChartTip({ when, points }: { when: ReactNode; points: ReactNode }) {
  return (
    <p className="rounded-lg border border-edge bg-ink px-2.5 py-1.5 text-xs text-surface">
      {when}
      <br />
      <strong className="figures">{points}</strong>
    </p>
  );
}
