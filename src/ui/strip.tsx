import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { stripParts, type Segment, type SegmentState, type StripPart } from "./strip-segments.ts";

type StripProps = {
  /** The accessible name of the list. */
  readonly label: string;
  /** In the order in which they are spent. */
  readonly segments: readonly Segment[];
  /** The points are taken by a clawback, not by a spend. */
  readonly isClawback?: boolean;
};

/** A state shows by shape as well as by colour: soon is taller, held is hatched, the others differ in their border. */
const looks: Record<SegmentState, string> = {
  later: "border-transparent bg-sand",
  soon: "border-transparent bg-accent",
  held: "hatched border-sand",
  pending: "border-dashed border-edge",
  new: "border-gain bg-gain/25",
  back: "border-2 border-gain bg-surface",
  lost: "border-dotted border-fault bg-linear-to-r from-fault/45 to-transparent",
};

const motions: Partial<Record<SegmentState, string>> = {
  new: "animate-arrive",
  back: "animate-arrive",
  lost: "animate-fade",
};

const takenLook = "border-2 border-ink bg-surface";

/**
 * Points as a horizontal strip, first spent at the left, and a list with the number of each part. A bar is exactly as
 * wide as its points: a very thin one can be read in the list only.
 */
export function Strip({ label, segments, isClawback = false }: StripProps) {
  const t = useTranslations("strip");
  const parts = stripParts(segments);
  const isTaken = parts.some(({ taken }) => taken > 0);
  return (
    <div>
      <div aria-hidden="true" className="flex h-12 items-end gap-0.5">
        {parts.map((part) => (
          <Bar key={part.key} part={part} />
        ))}
      </div>
      <ul aria-label={label} className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {parts.map((part) => (
          <li key={part.key}>
            <PartLabel part={part} />
          </li>
        ))}
      </ul>
      {isTaken && (
        <p aria-hidden="true" className="mt-1 text-xs text-quiet">
          <Swatch look={takenLook} /> {isClawback ? t("clawedBackKey") : t("usedKey")}
        </p>
      )}
    </div>
  );
}

/** Its border must not make it wider, so it is cut off. */
function Bar({ part: { state, points, taken } }: { part: StripPart }) {
  const height = state === "soon" ? "h-12" : "h-9";
  return (
    <span
      style={{ flexGrow: points }}
      className={`min-w-0 basis-0 overflow-hidden rounded-md ${height} ${state === "pending" ? "ml-2" : ""}`}
    >
      <span
        className={`relative block size-full overflow-hidden rounded-md border ${looks[state]} ${motions[state] ?? ""} own-fill`}
      >
        {taken > 0 && (
          <span
            style={{ width: `${(taken / points) * 100}%` }}
            className={`absolute inset-y-0 left-0 rounded-[inherit] transition-[width] duration-150 ${takenLook}`}
          />
        )}
      </span>
    </span>
  );
}

function PartLabel({ part }: { part: StripPart }) {
  const { state, points, taken } = part;
  const t = useTranslations("strip");
  const format = useFormatter();
  return (
    <span className="flex min-h-7 items-center gap-2">
      <Swatch look={looks[state]} />
      <span className={state === "soon" ? "font-medium text-accent" : "text-quiet"}>
        {usePartName(part)}
      </span>
      <span className="figures font-semibold whitespace-nowrap">
        {taken === 0
          ? format.number(points)
          : t("change", { before: format.number(points), after: format.number(points - taken) })}
      </span>
    </span>
  );
}

function Swatch({ look }: { look: string }): ReactNode {
  return (
    <span
      aria-hidden="true"
      className={`inline-block h-3 w-4 shrink-0 rounded-xs border align-middle own-fill ${look}`}
    />
  );
}

function usePartName({ state, firstMonth, lastMonth }: StripPart): string {
  const t = useTranslations("strip");
  const format = useFormatter();
  const options = { year: "numeric", month: "short", timeZone: "UTC" } as const;
  if (state === "later") return t("later");
  if (firstMonth === undefined || lastMonth === undefined) return t(names[state]);
  const month =
    firstMonth === lastMonth
      ? format.dateTime(monthStart(firstMonth), options)
      : format.dateTimeRange(monthStart(firstMonth), monthStart(lastMonth), options);
  return state === "soon" ? month : t("named", { name: t(names[state]), month });
}

const names = {
  soon: "soon",
  held: "held",
  pending: "pending",
  new: "new",
  back: "back",
  lost: "lost",
} as const;

/** The first instant of a month counted from January of year 0, to be formatted as UTC. */
function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}
