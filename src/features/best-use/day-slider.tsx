import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Day } from "../../rules/calendar.ts";
import { TextField } from "../../ui/field.tsx";
import { Moment } from "../../ui/instant.tsx";

const MS_PER_DAY = 86_400_000;

type DaySliderProps = {
  readonly first: Day;
  readonly last: Day;
  readonly value: Day;
  /** The balance on that day, in words. */
  readonly balanceText: string;
  readonly onChange: (day: Day) => void;
};

/** Chooses a day with a slider or a date field. Days are in the programme's time zone. */
export function DaySlider({ first, last, value, balanceText, onChange }: DaySliderProps) {
  const t = useTranslations("bestUse");
  const format = useFormatter();
  // An incomplete date must not move the slider.
  const [typed, setTyped] = useState<string>();
  const written = (day: Day) => format.dateTime(utc(day), { dateStyle: "long", timeZone: "UTC" });
  const day = typed === undefined ? value : dayIn(typed);
  const isWrong = !(day >= first && day <= last);

  function type(text: string) {
    const next = dayIn(text);
    setTyped(text);
    if (next >= first && next <= last) onChange(next);
  }

  return (
    <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <div className="sm:order-2">
        <TextField
          type="date"
          label={t("day")}
          min={isoOf(first)}
          max={isoOf(last)}
          value={typed ?? isoOf(value)}
          fault={
            isWrong ? t("dayFault", { first: written(first), last: written(last) }) : undefined
          }
          onChange={({ target }) => type(target.value)}
          onBlur={() => setTyped(undefined)}
        />
      </div>
      <div className="sm:pt-6">
        <input
          type="range"
          aria-label={t("slider")}
          aria-valuetext={`${written(value)}: ${balanceText}`}
          min={first}
          max={last}
          value={value}
          onChange={({ target }) => {
            setTyped(undefined);
            onChange(Number(target.value) as Day);
          }}
          className="block h-11 w-full cursor-pointer"
        />
        <p aria-hidden="true" className="flex justify-between text-xs text-quiet">
          <Moment at={utc(first)} to="day" />
          <Moment at={utc(last)} to="day" />
        </p>
      </div>
    </div>
  );
}

/** Midnight UTC, when it is the same day in China. */
const utc = (day: Day) => day * MS_PER_DAY;
const isoOf = (day: Day) => new Date(utc(day)).toISOString().slice(0, 10);
/** `NaN` for an invalid date. */
const dayIn = (text: string) => (Date.parse(`${text}T00:00Z`) / MS_PER_DAY) as Day;
