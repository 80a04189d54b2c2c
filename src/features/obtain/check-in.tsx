import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { offersQuery } from "../../api/queries.ts";
import type { OfferView, TaskOffer } from "../../contract/offer.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Streak } from "./streak.tsx";
import { useClaim } from "./use-claim.ts";
import { useRefetchWhenTasksStartAgain } from "./use-refetch-tasks.ts";

/** The daily task that asks for nothing but a visit, claimed with one click. Renders nothing if there is none. */
export function CheckIn() {
  const { data } = useSuspenseQuery(offersQuery(useLanguage()));
  const offer = data.items.find(isCheckIn);
  return offer && <CheckInPanel offer={offer} />;
}

function isCheckIn(offer: OfferView): offer is TaskOffer {
  return offer.method === "task" && offer.period === "day" && offer.place === undefined;
}

function CheckInPanel({ offer }: { readonly offer: TaskOffer }) {
  const t = useTranslations("obtain");
  const { wallet } = useWalletAndProgramme();
  const [done, setDone] = useState("");
  const { command, claim } = useClaim(offer, ({ words }) => setDone(words));
  useRefetchWhenTasksStartAgain([offer]);
  const { title, reward, state, streak, inARow } = offer;
  const isClaimed = state === "claimed";
  return (
    <Panel
      title={title}
      aside={<span className="text-sm text-quiet">{t("reward", { points: reward })}</span>}
    >
      {streak && <Streak inARow={inARow} length={streak.length} reward={streak.reward} />}
      {/* It stays when it is done, and keeps the focus. */}
      <Button
        look={isClaimed ? "outlined" : "filled"}
        className="mt-4 w-full"
        aria-disabled={isClaimed || command.isSending}
        onClick={() => {
          if (!isClaimed) claim(wallet);
        }}
      >
        {isClaimed ? t("checkedIn") : command.isSending ? t("sending") : t("checkIn")}
      </Button>
      <p role="status" className="text-sm text-gain not-empty:mt-2">
        {done}
      </p>
      <CommandError command={command} className="mt-3" />
    </Panel>
  );
}
