import type { ReactNode } from "react";

// Import this only from code that is loaded with a chart: it is not part of the first view.

const QUIET = "var(--color-quiet)";
export const timeAxis = { tickLine: false, tick: { fill: QUIET }, stroke: QUIET, fontSize: 12 };

export const pointsAxis = {
  width: "auto",
  allowDecimals: false,
  axisLine: false,
  ...timeAxis,
} as const;

export function ChartTooltip({ when, points }: { when: ReactNode; points: ReactNode }) {
  return (
    <p className="rounded-lg border border-edge bg-ink px-2.5 py-1.5 text-xs text-surface">
      {when}
      <br />
      <strong className="figures">{points}</strong>
    </p>
  );
}
