/** What a stretch of the strip stands for; each has a look and words of its own. */
export type SegmentState = "later" | "soon" | "held" | "pending" | "new" | "back" | "lost";

/** One stretch of the strip: points that have one last month. */
export type Segment = {
  readonly key: string;
  readonly state: SegmentState;
  /** How wide it is drawn; 1 or more. */
  readonly points: number;
  /** So many of its points pay, 0 to `points`; drawn from the left. */
  readonly taken: number;
  /** The last calendar month in which they can be used, counted from January of year 0; none where they have none. */
  readonly month?: number;
  /** Which of several steps takes it, from 1: it stands where the points do. */
  readonly step?: number;
};

/** Neighbours that are drawn as one, since each alone would be too thin. */
export type Bar = {
  readonly segments: readonly Segment[];
  readonly state: SegmentState;
  readonly points: number;
  readonly taken: number;
  /** None where segments of several steps are joined. */
  readonly step: number | undefined;
  readonly firstMonth: number | undefined;
  readonly lastMonth: number | undefined;
};

/** Months that a bar may span; all divide a year, so that a bar never reaches into the next one. */
const SPANS = [1, 3, 6, 12];
/** So many of the first months stay by themselves, if it can be: they are the ones that matter. */
const ALONE = 3;

/**
 * At most `room` bars where that is possible: near months by themselves, as many as can be, and far ones in quarters, halves or
 * years. Only neighbours of one state are joined.
 */
export function barsFor(segments: readonly Segment[], room: number): Bar[] {
  for (const span of SPANS) {
    for (let alone = segments.length; alone >= Math.min(ALONE, segments.length); alone--) {
      const bars = join(segments, alone, span);
      if (bars.length <= room) return bars;
    }
  }
  return join(segments, 0, 12);
}

/** Leaves the first `alone` as they are, and joins the others that end in one span of months. */
function join(segments: readonly Segment[], alone: number, span: number): Bar[] {
  const bars: Bar[] = [];
  segments.forEach((segment, place) => {
    const last = bars.at(-1);
    if (place > alone && last && isOneSpan(last, segment, span)) {
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

function isOneSpan({ state, firstMonth }: Bar, { state: other, month }: Segment, span: number) {
  if (firstMonth === undefined || month === undefined || state !== other) return false;
  return Math.floor(firstMonth / span) === Math.floor(month / span);
}
