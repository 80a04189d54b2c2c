import type { ComponentProps } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Bar, SegmentState } from "./strip-segments.ts";

/** A state shows by shape as well as by colour: soon is taller, held is hatched, the others differ in their border. */
export const looks: Record<SegmentState, string> = {
  later: "border-transparent bg-sand text-on-sand",
  soon: "border-transparent bg-accent text-on-accent",
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

export const takenLook = "border-2 border-ink bg-surface";

type StripBarProps = {
  readonly bar: Bar;
  /** The points are taken by a clawback, not by a spend. */
  readonly isClawback: boolean;
  /** Every bar of the strip is one month. */
  readonly isByMonth: boolean;
  readonly isFirstOfMonth: boolean;
  readonly isFirstOfYear: boolean;
  /** Its tooltip then opens to the left, so that it stays on the screen. */
  readonly isInSecondHalf: boolean;
  readonly button?: Pick<ComponentProps<"button">, "tabIndex" | "onFocus" | "onClick">;
};

/** One bar of the strip with its date below, and a tooltip that is also its accessible name. */
export function StripBar(props: StripBarProps) {
  const { bar, isClawback, isInSecondHalf, button, ...dates } = props;
  const label = useBarLabel(bar, isClawback);
  const isSeparate = bar.state === "pending";
  return (
    <li
      style={{ flexGrow: bar.points }}
      className={`group/bar relative flex min-w-7 basis-0 flex-col justify-end @container ${isSeparate ? "ml-2.5" : ""}`}
    >
      {button ? (
        <button
          type="button"
          aria-label={label}
          className="flex h-13 items-end rounded-md focus-visible:outline-offset-1"
          {...button}
        >
          <Fill bar={bar} />
        </button>
      ) : (
        <div className="flex h-13 items-end">
          <Fill bar={bar} />
          <span className="sr-only">{label}</span>
        </div>
      )}
      <Dates bar={bar} {...dates} />
      <span
        aria-hidden="true"
        className={`pointer-events-none absolute top-full z-10 hidden w-max max-w-56 rounded-lg border border-transparent bg-ink px-2.5 py-1.5 text-xs text-canvas group-hover/bar:block group-has-focus-visible/bar:block ${isInSecondHalf ? "right-0" : "left-0"}`}
      >
        {label}
      </span>
    </li>
  );
}

function Fill({ bar: { state, points, taken, step } }: { bar: Bar }) {
  const format = useFormatter();
  const height = state === "soon" ? "h-13" : "h-10";
  const isPlain = taken === 0 && (state === "soon" || state === "later");
  return (
    <span
      aria-hidden="true"
      className={`relative flex w-full items-center overflow-hidden rounded-md border transition-[filter] group-hover/bar:brightness-110 ${height} ${looks[state]} ${motions[state] ?? ""} own-fill`}
    >
      {isPlain && (
        <span className="figures hidden px-2 text-xs font-semibold @min-[4rem]:inline">
          {format.number(points)}
        </span>
      )}
      {taken > 0 && (
        <span
          data-taken={taken}
          style={{ width: `${(taken / points) * 100}%` }}
          className={`absolute inset-y-0 left-0 grid min-w-1.5 place-items-center rounded-[inherit] text-sm font-semibold text-ink transition-[width] duration-150 ${takenLook}`}
        >
          {step}
        </span>
      )}
    </span>
  );
}

/** The month, if it fits or expires soon; and the year where one begins. */
function Dates({
  bar: { firstMonth, state },
  isByMonth,
  isFirstOfMonth,
  isFirstOfYear,
}: Pick<StripBarProps, "bar" | "isByMonth" | "isFirstOfMonth" | "isFirstOfYear">) {
  const format = useFormatter();
  const start = firstMonth === undefined ? undefined : monthStart(firstMonth);
  return (
    <span
      aria-hidden="true"
      className="figures block h-9 pt-1 text-2xs whitespace-nowrap text-quiet"
    >
      {start !== undefined && (
        <>
          <span
            className={`block h-4 ${state === "soon" ? "font-semibold text-accent" : `invisible ${isByMonth ? "@min-[2.25rem]:visible" : ""}`}`}
          >
            {isFirstOfMonth && format.dateTime(start, { month: "short", timeZone: "UTC" })}
          </span>
          {isFirstOfYear && new Date(start).getUTCFullYear()}
        </>
      )}
    </span>
  );
}

/** The first instant of a month counted from January of year 0, to be formatted as UTC. */
function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

/** How many points a bar has, until when, and what takes them. */
function useBarLabel(bar: Bar, isClawback: boolean): string {
  const { state, points, taken, step, firstMonth, lastMonth } = bar;
  const t = useTranslations("strip");
  const segment = useTranslations("segment");
  const units = useTranslations("units");
  const format = useFormatter();
  const options = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  const month =
    firstMonth === undefined || lastMonth === undefined
      ? ""
      : firstMonth === lastMonth
        ? format.dateTime(monthStart(firstMonth), options)
        : format.dateTimeRange(monthStart(firstMonth), monthStart(lastMonth), options);
  const label = segment(state, { points: units("points", { count: points }), month });
  if (taken === 0) return label;
  if (isClawback) return label + t("clawedBack", { count: taken });
  return label + (step === undefined ? t("pays", { count: taken }) : t("spentInStep", { step }));
}
