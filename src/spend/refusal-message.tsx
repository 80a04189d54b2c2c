import { useTranslations } from "use-intl";
import type { Refusal } from "../rules/decision.ts";
import type { Programme } from "../rules/programme.ts";
import { ExactMoment } from "../ui/instant.tsx";
import { Money } from "../ui/money.tsx";

type WhyNotProps = { readonly refusal: Refusal; readonly programme: Programme };

/** Why a use or its undoing is not possible, in words that say what would have to change. */
export function RefusalMessage({ refusal, programme }: WhyNotProps) {
  const t = useTranslations("refusal");
  switch (refusal.code) {
    case "out-of-stock":
      return t("outOfStock");
    case "insufficient-points":
      return t("insufficientPoints", { missing: refusal.missing });
    case "below-minimum":
      return t("belowMinimum", { minimum: programme.minimumBalance, missing: refusal.missing });
    case "exceeds-bill":
      return t("exceedsOrder", { most: refusal.most });
    case "not-in-steps":
      return t("notInSteps", { step: refusal.step });
    case "daily-limit-reached": {
      const moment = <ExactMoment at={refusal.nextRedemptionAt} to="minute" />;
      return t.rich("dailyLimitReached", { time: () => moment });
    }
    case "refund-exceeds-capture": {
      const money = <Money fen={refusal.most} />;
      return t.rich("refundExceedsCapture", { money: () => money });
    }
    case "capture-exceeds-hold": {
      const money = <Money fen={refusal.most} />;
      return t.rich("captureExceedsHold", { money: () => money });
    }
    // No use, no capture and no refund is refused for anything else.
    default:
      return t("other");
  }
}
