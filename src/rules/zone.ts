/** A time zone's offsets from UTC in milliseconds: those at the ends of a week, and when they change between. */
type Week = { readonly first: number; readonly last: number; readonly changesAt: number };

type Offsets = (ms: number) => number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No zone changes its offset twice in a week. */
const WEEK = 7 * DAY;

const zones = new Map<string, Offsets>();

/** Milliseconds by which `zone` is ahead of UTC at an instant. Fails if the platform does not know the zone. */
export function offsetAt(ms: number, zone: string): number {
  let offsets = zones.get(zone);
  if (!offsets) {
    offsets = remembered(offsetsOf(zone));
    zones.set(zone, offsets);
  }
  return offsets(ms);
}

/**
 * The first instant at which clocks in `zone` show a date and time, which is given as if it were in UTC. If clocks skip
 * it, the instant that is as much after the change as the time is: midnight that is skipped is the change itself.
 */
export function firstInstantAt(local: number, zone: string): number {
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const first = local - before;
  if (before === after || offsetAt(first, zone) === before) return first;
  const second = local - after;
  return offsetAt(second, zone) === after ? second : first;
}

function offsetsOf(zone: string): Offsets {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (ms) => {
    // "3/29/2026, GMT+01:00"; at UTC itself "GMT".
    const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(format.format(ms)) ?? [];
    return Number(`${sign ?? ""}1`) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60_000);
  };
}

/** Asks for two offsets a week, because the platform takes microseconds for each. */
function remembered(offsets: Offsets): Offsets {
  const weeks = new Map<number, Week>();
  return (ms) => {
    const number = Math.floor(ms / WEEK);
    let week = weeks.get(number);
    if (!week) {
      week = weekFrom(number * WEEK, offsets);
      weeks.set(number, week);
    }
    return ms < week.changesAt ? week.first : week.last;
  };
}

function weekFrom(start: number, offsets: Offsets): Week {
  const first = offsets(start);
  const last = offsets(start + WEEK);
  if (first === last) return { first, last, changesAt: Infinity };
  // Halves the time between an instant before the change and one after it.
  let [before, changesAt] = [start, start + WEEK];
  while (changesAt - before > 1) {
    const middle = Math.floor((before + changesAt) / 2);
    if (offsets(middle) === first) before = middle;
    else changesAt = middle;
  }
  return { first, last, changesAt };
}
