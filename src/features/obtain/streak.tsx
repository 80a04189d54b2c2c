import { useTranslations } from "use-intl";

type StreakProps = { readonly inARow: number; readonly length: number; readonly reward: number };

/** One bar per day; the last gives the reward. A full row stays full until the next day. */
export function Streak({ inARow, length, reward }: StreakProps) {
  const t = useTranslations("obtain");
  const done = inARow === 0 ? 0 : ((inARow - 1) % length) + 1;
  return (
    <div>
      <div aria-hidden="true" className="own-fill flex gap-1.5">
        {Array.from({ length }, (_, day) => (
          <span
            key={day}
            className={`h-3 flex-1 rounded-full border ${day < done ? "border-accent bg-accent" : "border-edge"}`}
          />
        ))}
      </div>
      <p className="mt-2 text-sm text-quiet">{t("streak", { done, length, reward })}</p>
    </div>
  );
}
