import { useFormatter, useTranslations } from "use-intl";
import type { Bar } from "./segment.ts";

/** The first instant of a month counted from January of year 0, in UTC: to be formatted as UTC. */
export function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

/** What a bar says: how many points, until when, and what becomes of them. What is taken pays, or is taken back. */
export function useBarWords(bar: Bar, isTakenBack: boolean): string {
  const { state, points, taken, step, firstMonth, lastMonth } = bar;
  const t = useTranslations("strip");
  const units = useTranslations("units");
  const format = useFormatter();
  const wording = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  const month =
    firstMonth === undefined || lastMonth === undefined
      ? ""
      : firstMonth === lastMonth
        ? format.dateTime(monthStart(firstMonth), wording)
        : format.dateTimeRange(monthStart(firstMonth), monthStart(lastMonth), wording);
  const id = (
    {
      later: "later",
      soon: "soon",
      held: "held",
      pending: "pending",
      new: "new",
      back: "back",
      lost: "lost",
    } as const
  )[state];
  const words = t(id, { points: units("points", { count: points }), month });
  if (taken === 0) return words;
  if (isTakenBack) return words + t("clawedBack", { count: taken });
  return words + (step === undefined ? t("pays", { count: taken }) : t("spentInStep", { step }));
}
