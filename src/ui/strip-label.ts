import { useFormatter, useTranslations } from "use-intl";
import type { Bar } from "./strip-segments.ts";

/** The first instant of a month counted from January of year 0, to be formatted as UTC. */
export function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

/** How many points a bar has, until when, and what takes them. */
export function useBarLabel(bar: Bar, isClawback: boolean): string {
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
