import { useTranslations } from "use-intl";
import { useTimeLeft } from "./use-time-left.ts";

/** "14:59": how long something is still held. Read aloud only where it is looked at, and once near its end. */
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
