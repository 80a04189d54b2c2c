export const segmentStates = ["later", "soon", "held", "pending", "new", "back", "lost"] as const;
export type SegmentState = (typeof segmentStates)[number];

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
  /** The step that takes them, from 1. */
  readonly step?: number;
};

/** Adjacent segments that are drawn as one, because each alone is too thin. */
export type Bar = {
  readonly segments: readonly Segment[];
  readonly state: SegmentState;
  readonly points: number;
  readonly taken: number;
  /** `undefined` if segments of several steps are joined. */
  readonly step: number | undefined;
  readonly firstMonth: number | undefined;
  readonly lastMonth: number | undefined;
};

/** Months that a bar may span. All divide a year, so a bar never crosses its end. */
const SPANS = [1, 3, 6, 12];
/** The first months stay single if possible, because they expire first. */
const SINGLE = 3;

/**
 * At most `maximum` bars if possible: as many near months as possible single, far ones in quarters, halves or years.
 * Only adjacent segments of the same state are joined.
 */
export function groupSegments(segments: readonly Segment[], maximum: number): Bar[] {
  for (const span of SPANS) {
    for (let single = segments.length; single >= Math.min(SINGLE, segments.length); single--) {
      const bars = joinFarSegments(segments, single, span);
      if (bars.length <= maximum) return bars;
    }
  }
  return joinFarSegments(segments, 0, 12);
}

/** Keeps the first `single` segments and joins the others that end in the same span of months. */
function joinFarSegments(segments: readonly Segment[], single: number, span: number): Bar[] {
  const bars: Bar[] = [];
  segments.forEach((segment, index) => {
    const last = bars.at(-1);
    if (index > single && last && isSameSpan(last, segment, span)) {
      bars[bars.length - 1] = {
        ...last,
        segments: [...last.segments, segment],
        points: last.points + segment.points,
        taken: last.taken + segment.taken,
        step: last.step === segment.step ? last.step : undefined,
        lastMonth: segment.month,
      };
    } else {
      const { state, points, taken, month, step } = segment;
      bars.push({
        segments: [segment],
        state,
        points,
        taken,
        step,
        firstMonth: month,
        lastMonth: month,
      });
    }
  });
  return bars;
}

function isSameSpan({ state, firstMonth }: Bar, { state: other, month }: Segment, span: number) {
  if (firstMonth === undefined || month === undefined || state !== other) return false;
  return Math.floor(firstMonth / span) === Math.floor(month / span);
}
