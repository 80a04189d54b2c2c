import { ExactMoment, Moment } from "../../ui/instant.tsx";

const DAY_MS = 86_400_000;

type DeadlineProps = {
  /** The first instant that is too late. */
  readonly expiresAt: number;
  readonly now: number;
};

/** The last day for something; in the last 24 hours the last second. */
export function Deadline({ expiresAt, now }: DeadlineProps) {
  const last = expiresAt - 1;
  return expiresAt - now <= DAY_MS ? <ExactMoment at={last} /> : <Moment at={last} to="day" />;
}
