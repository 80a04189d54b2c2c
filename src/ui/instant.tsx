import type { ReactNode } from "react";
import { useFormatter, useLocale, useTimeZone, useTranslations } from "use-intl";

const day = { year: "numeric", month: "short", day: "numeric" } as const;
const minute = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const second = { ...minute, second: "2-digit" } as const;

type MomentProps = { readonly at: number; readonly to?: "day" | "minute" | "second" };

/** An instant in the programme's time zone. */
export function Moment({ at, to = "minute" }: MomentProps) {
  const format = useFormatter();
  const options = { day, minute, second }[to];
  return (
    <time dateTime={new Date(at).toISOString()} className="figures whitespace-nowrap">
      {format.dateTime(at, options)}
    </time>
  );
}

/** The month of an instant in the programme's time zone: "May 2019". */
export function MonthName({ at }: { at: number }) {
  const format = useFormatter();
  return <>{format.dateTime(at, { year: "numeric", month: "long" })}</>;
}

const zone = (words: ReactNode) => <span className="whitespace-nowrap">{words}</span>;

/** What people call the programme's time zone: "China Time". */
export function useZoneName(): string {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortGeneric" });
  return format.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? "";
}

type ExactMomentProps = { readonly at: number; readonly to?: "minute" | "second" };

/** An instant in the programme's time zone, and in the reader's own if that differs. */
export function ExactMoment({ at, to = "second" }: ExactMomentProps) {
  const t = useTranslations("units");
  const name = useZoneName();
  const moment = <Moment at={at} to={to} />;
  return (
    <>
      {t.rich("programmeTime", { time: () => moment, zone, name })}
      <LocalTime at={at} to={to} />
    </>
  );
}

const DAY_MS = 86_400_000;
/** This month and the next: of later days the date says enough. */
const NEAR_DAYS = 62;

type ValidToProps = {
  /** The first instant at which the points cannot be spent. */
  readonly expiresAt: number;
  /** The member's time, from the service. */
  readonly now: number;
};

/** "expires 30 Nov · in 2 days"; in the last 24 hours to the second, like `ExactValidTo`. */
export function ValidTo({ expiresAt, now }: ValidToProps) {
  const t = useTranslations("units");
  if (expiresAt - now <= DAY_MS) return <ExactValidTo expiresAt={expiresAt} />;
  const time = <LastDay expiresAt={expiresAt} now={now} />;
  return t.rich("validToDay", { time: () => time });
}

/** The last day of points: "30 Nov · in 2 days", with its year unless it is this one. */
export function LastDay({ expiresAt, now }: ValidToProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const last = expiresAt - 1;
  const dayNumber = (at: number) =>
    Date.parse(new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at)) / DAY_MS;
  const days = dayNumber(last) - dayNumber(now);
  return (
    <>
      <ShortDay at={last} now={now} />
      {days <= NEAR_DAYS && (
        <span className="whitespace-nowrap">
          {" · "}
          {new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")}
        </span>
      )}
    </>
  );
}

/** "30 Nov", with its year unless that is the year of `now`. */
export function ShortDay({ at, now }: { at: number; now: number }) {
  const format = useFormatter();
  const yearOf = (of: number) => format.dateTime(of, { year: "numeric" });
  const { year: _year, ...dayOfMonth } = day;
  return (
    <time dateTime={new Date(at).toISOString()} className="figures whitespace-nowrap">
      {format.dateTime(at, yearOf(at) === yearOf(now) ? dayOfMonth : day)}
    </time>
  );
}

/** "expires 31 May 2019, 23:59:59 (China Time)": the last second at which points can be spent. */
export function ExactValidTo({ expiresAt }: Pick<ValidToProps, "expiresAt">) {
  const t = useTranslations("units");
  const name = useZoneName();
  const last = expiresAt - 1;
  const moment = <Moment at={last} to="second" />;
  return (
    <>
      {t.rich("validTo", { time: () => moment, zone, name })}
      <LocalTime at={last} to="second" />
    </>
  );
}

function LocalTime({ at, to }: Required<ExactMomentProps>) {
  const t = useTranslations("units");
  const locale = useLocale();
  const timeZone = useTimeZone();
  const isSame = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options).format(at) ===
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  if (isSame(second)) return null;
  const isSameDay = isSame(day);
  const options = to === "second" ? second : minute;
  const { year: _year, month: _month, day: _day, ...clock } = options;
  const text = new Intl.DateTimeFormat(locale, isSameDay ? clock : options).format(at);
  return (
    <span className="text-quiet">
      {t("separator")}
      {/* With a date it may be wider than a phone. */}
      <span className={`figures ${isSameDay ? "whitespace-nowrap" : ""}`}>
        {t("readersTime", { time: text })}
      </span>
    </span>
  );
}
