import { useId } from "react";
import { useTranslations } from "use-intl";
import type { TaskOffer } from "../../contract/offer.ts";
import { Button } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { useTimeLeft } from "../../spend/time-left.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { OfferCard, type ObtainProps } from "./offer-card.tsx";

const periods = { once: "once", day: "day", month: "month" } as const;

/** A task with its reward, streak and next time. */
export function TaskCard({ offer, snapshot, onDone }: ObtainProps & { offer: TaskOffer }) {
  const t = useTranslations("obtain");
  const { id, title, picture, reward, period, streak, inARow, isOpen, nextAt } = offer;
  const command = useCommand("completeTask", ({ entries }) => {
    const grants = entries.filter(({ kind, subject }) => kind === "grant" && "kind" in subject);
    const own = grants.filter(({ subject }) => "kind" in subject && subject.id === id);
    const points = own.reduce((total, entry) => total + entry.points, 0);
    onDone({ words: t("claimed", { title, points }), entryId: own.at(-1)?.id });
  });
  const left = useTimeLeft(nextAt ?? 0);
  const isPossible = isOpen || (nextAt !== null && left === 0);
  const about = useId();
  const time = nextAt !== null && <ExactMoment at={nextAt} to="minute" />;
  return (
    <OfferCard
      title={title}
      picture={picture}
      lead={
        <>
          <span className="font-medium text-ink">{t("reward", { points: reward })}</span>
          <span aria-hidden="true"> · </span>
          {t(periods[period])}
        </>
      }
    >
      {streak && <Streak inARow={inARow} length={streak.length} reward={streak.reward} />}
      <CommandError command={command} className="" />
      <div className="mt-auto grid gap-3">
        {!isPossible && (
          <p id={about} className="text-sm text-quiet">
            {nextAt === null ? t("doneOnce") : t.rich("doneUntil", { time: () => time })}
          </p>
        )}
        <Button
          disabled={!isPossible}
          aria-disabled={command.isSending}
          aria-label={t("claimAt", { title })}
          aria-describedby={isPossible ? undefined : about}
          onClick={() => {
            onDone(undefined);
            command.send({ id, body: {}, snapshot: snapshot.wallet });
          }}
        >
          {command.isSending ? t("sending") : t("claim")}
        </Button>
      </div>
    </OfferCard>
  );
}

type StreakProps = { readonly inARow: number; readonly length: number; readonly reward: number };

/** One bar per day; the last gives the reward. A full row stays full until the next day. */
function Streak({ inARow, length, reward }: StreakProps) {
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
