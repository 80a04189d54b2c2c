import { useTranslations } from "use-intl";
import type { RewardView } from "../../contract/reward.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { Button } from "../../ui/button.tsx";

type MarkUsedButtonProps = {
  readonly reward: RewardView;
  readonly wallet: WalletView;
  readonly onDone: () => void;
};

export function MarkUsedButton({ reward, wallet, onDone }: MarkUsedButtonProps) {
  const t = useTranslations("rewards");
  const command = useCommand("markRewardUsed", onDone);
  return (
    <>
      <Button
        look="outlined"
        aria-disabled={command.isSending}
        onClick={() => command.send({ id: reward.id, body: {}, snapshot: wallet })}
      >
        {t(reward.kind === "code" ? "markUsed" : "markReceived")}
      </Button>
      <CommandError command={command} className="w-full" />
    </>
  );
}
