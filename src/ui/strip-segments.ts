export type SegmentState = "later" | "soon" | "held" | "pending" | "new" | "back" | "lost";

/** Points of the strip with the same last month. */
export type Segment = {
  readonly key: string;
  readonly state: SegmentState;
  /** At least 1. */
  readonly points: number;
  /** Points that an entry takes, 0 to `points`; drawn from the left. */
  readonly taken: number;
  /** The last calendar month in which they can be spent, counted from January of year 0. */
  readonly month?: number;
};

/** Segments that are drawn as one bar and have one number. */
export type StripPart = {
  /** That of its first segment. */
  readonly key: string;
  readonly state: SegmentState;
  readonly points: number;
  readonly taken: number;
  readonly firstMonth: number | undefined;
  readonly lastMonth: number | undefined;
};

/** Joins neighbours of one state. The months that expire soon stay apart, each with its own number. */
export function stripParts(segments: readonly Segment[]): StripPart[] {
  const parts: StripPart[] = [];
  for (const segment of segments) {
    const last = parts.at(-1);
    if (last && isSamePart(last, segment)) parts[parts.length - 1] = joined(last, segment);
    else parts.push(partOf(segment));
  }
  return parts;
}

function isSamePart({ state, lastMonth }: StripPart, segment: Segment): boolean {
  if (state !== segment.state) return false;
  return state !== "soon" || lastMonth === segment.month;
}

function joined(part: StripPart, segment: Segment): StripPart {
  return {
    ...part,
    points: part.points + segment.points,
    taken: part.taken + segment.taken,
    lastMonth: segment.month,
  };
}

function partOf({ key, state, points, taken, month }: Segment): StripPart {
  return { key, state, points, taken, firstMonth: month, lastMonth: month };
}
