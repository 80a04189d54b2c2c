import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import type { Donation } from "./donation.ts";

type DonateButtonProps = {
  readonly donation: Donation;
  readonly isSending: boolean;
};

/** Says that it is final, then what it does, or why it cannot. */
export function DonateButton({ donation, isSending }: DonateButtonProps) {
  const t = useTranslations("donate");
  const isFinal = useId();
  const reason = useId();
  const isPossible = donation.state === "possible";
  return (
    <div>
      <Notice className="mb-3">
        <span id={isFinal}>{t("final")}</span>
      </Notice>
      <Button
        type="submit"
        className="w-full"
        disabled={!isPossible}
        aria-disabled={isSending}
        aria-describedby={isPossible ? isFinal : reason}
      >
        {isSending
          ? t("sending")
          : isPossible
            ? t("button", { count: donation.points })
            : t("buttonNone")}
      </Button>
      {!isPossible && (
        <p id={reason} className="mt-2 text-sm text-quiet">
          {donation.state === "no-amount" ? (
            t("needAmount")
          ) : (
            <RefusalMessage refusal={donation.refusal} />
          )}
        </p>
      )}
    </div>
  );
}
