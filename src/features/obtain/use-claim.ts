import { useTranslations } from "use-intl";
import type { TaskOffer } from "../../contract/offer.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { SuccessMessage } from "../../spend/success-notice.tsx";
import { useCommand } from "../../spend/use-command.ts";

/** Claims the reward of a task. `onDone` says how many points it gave, those of its streak included. */
export function useClaim({ id, title }: TaskOffer, onDone: (done: SuccessMessage) => void) {
  const t = useTranslations("obtain");
  const command = useCommand("claimTask", ({ entries }) => {
    const grants = entries.filter(({ kind, subject }) => kind === "grant" && "kind" in subject);
    const own = grants.filter(({ subject }) => "kind" in subject && subject.id === id);
    const points = own.reduce((total, entry) => total + entry.points, 0);
    onDone({ words: t("claimed", { title, points }), entryId: own.at(-1)?.id });
  });
  const claim = (snapshot: WalletView) => command.send({ id, body: {}, snapshot });
  return { command, claim };
}
