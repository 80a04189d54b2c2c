import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";

const day = { year: "numeric", month: "short", day: "numeric" } as const;
const minute = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const second = { ...minute, second: "2-digit" } as const;

/** China has had no summer time since 1991. */
const CHINA_MINUTES = 8 * 60;

type MomentProps = { readonly at: number; readonly to?: "day" | "minute" | "second" };

/** An instant in China's time, which is the programme's. */
export function Moment({ at, to = "minute" }: MomentProps) {
  const format = useFormatter();
  const options = { day, minute, second }[to];
  return (
    <time dateTime={new Date(at).toISOString()} className="figures whitespace-nowrap">
      {format.dateTime(at, options)}
    </time>
  );
}

/** The month of an instant in China's time: "May 2019". */
export function MonthName({ at }: { at: number }) {
  const format = useFormatter();
  return <>{format.dateTime(at, { year: "numeric", month: "long" })}</>;
}

const zone = (words: ReactNode) => <span className="whitespace-nowrap">{words}</span>;

type ExactMomentProps = { readonly at: number; readonly to?: "minute" | "second" };

/** An instant in China's time, and in the reader's own if that differs. */
export function ExactMoment({ at, to = "second" }: ExactMomentProps) {
  const t = useTranslations("units");
  const moment = <Moment at={at} to={to} />;
  return (
    <>
      {t.rich("chinaTime", { time: () => moment, zone })}
      <LocalTime at={at} to={to} />
    </>
  );
}

/**
 * "valid to 31 May 2019, 23:59:59 (China time)": the last second at which points can be spent. `expiresAt` is the
 * first instant at which they cannot.
 */
export function ValidTo({ expiresAt }: { expiresAt: number }) {
  const t = useTranslations("units");
  const last = expiresAt - 1;
  const moment = <Moment at={last} to="second" />;
  return (
    <>
      {t.rich("validTo", { time: () => moment, zone })}
      <LocalTime at={last} to="second" />
    </>
  );
}

function LocalTime({ at, to }: Required<ExactMomentProps>) {
  const t = useTranslations("units");
  const locale = useLocale();
  const date = new Date(at);
  if (-date.getTimezoneOffset() === CHINA_MINUTES) return null;
  const isSameDay = date.getDate() === new Date(at + CHINA_MINUTES * 60_000).getUTCDate();
  const options = to === "second" ? second : minute;
  const { year: _year, month: _month, day: _day, ...clock } = options;
  const text = new Intl.DateTimeFormat(locale, isSameDay ? clock : options).format(date);
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
