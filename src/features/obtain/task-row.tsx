import { useTranslations } from "use-intl";
import type { TaskOffer } from "../../contract/offer.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Picture } from "../../ui/picture.tsx";
import type { ObtainProps } from "./obtain-props.ts";
import { Streak } from "./streak.tsx";
import { useClaim } from "./use-claim.ts";

const periods = { once: "once", day: "day", month: "month" } as const;

/** A task with its reward, its streak, and the next step: do it, claim it, or wait. */
export function TaskRow({ offer, snapshot, onDone }: ObtainProps & { offer: TaskOffer }) {
  const t = useTranslations("obtain");
  const { title, picture, reward, period, streak, inARow, state } = offer;
  const { command, claim } = useClaim(offer, onDone);
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Picture shape="square" name={picture} />
        <div className="min-w-0 flex-1 basis-44">
          <h3 className="font-medium">{title}</h3>
          <p className="dotted text-sm text-quiet">
            <span className="font-medium text-ink">{t("reward", { points: reward })}</span>{" "}
            <span>{t(periods[period])}</span>
          </p>
        </div>
        {state === "to-do" && <WayToTask offer={offer} />}
        {state === "done" && (
          <Button
            className="max-sm:w-full"
            aria-disabled={command.isSending}
            aria-label={t("claimAt", { title })}
            onClick={() => {
              onDone(undefined);
              claim(snapshot.wallet);
            }}
          >
            {command.isSending ? t("sending") : t("claim")}
          </Button>
        )}
        {state === "claimed" && <NextTime offer={offer} />}
      </div>
      {streak && <Streak inARow={inARow} length={streak.length} reward={streak.reward} />}
      <CommandError command={command} className="" />
    </li>
  );
}

/** Leads to where the task is done; in words where that has no address. */
function WayToTask({ offer: { title, place } }: { readonly offer: TaskOffer }) {
  const t = useTranslations("obtain");
  const address = place?.kind === "partner" ? place.link : "/pay";
  if (address === undefined) return <p className="text-sm text-quiet">{t("partnerReports")}</p>;
  return (
    <ButtonLink
      href={address}
      look="outlined"
      className="max-sm:w-full"
      aria-label={t("goTo", { title })}
    >
      {t("go")}
    </ButtonLink>
  );
}

function NextTime({ offer: { nextAt } }: { readonly offer: TaskOffer }) {
  const t = useTranslations("obtain");
  const time = nextAt !== null && <ExactMoment at={nextAt} to="minute" />;
  return (
    <p className="text-sm text-quiet">
      {time ? t.rich("doneUntil", { time: () => time }) : t("doneOnce")}
    </p>
  );
}
