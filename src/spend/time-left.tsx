import { useTranslations } from "use-intl";
import { useTimeLeft } from "./use-time-left.ts";

/** The time left of a hold, as "14:59". Screen readers announce only the last minute. */
export function TimeLeft({ until, className = "" }: { until: number; className?: string }) {
  const t = useTranslations("holds");
  const seconds = Math.ceil(useTimeLeft(until) / 1_000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <>
      <span role="timer" className={`figures ${className}`}>
        {text}
      </span>
      <span aria-live="polite" className="sr-only">
        {seconds > 0 && seconds <= 60 && t("lastMinute")}
      </span>
    </>
  );
}
