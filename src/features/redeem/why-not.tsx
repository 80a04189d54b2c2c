import { useTranslations } from "use-intl";
import type { Refusal } from "../../rules/decision.ts";
import type { Programme } from "../../rules/programme.ts";
import { ExactMoment } from "../../ui/instant.tsx";

type WhyNotProps = { readonly refusal: Refusal; readonly programme: Programme };

/** Why something cannot be redeemed, in words that say what would have to change. */
export function WhyNot({ refusal, programme }: WhyNotProps) {
  const t = useTranslations("redeem");
  switch (refusal.code) {
    case "out-of-stock":
      return t("soldOut");
    case "insufficient-points":
      return t("short", { missing: refusal.missing });
    case "below-minimum":
      return t("belowMinimum", { minimum: programme.minimumBalance, missing: refusal.missing });
    case "daily-limit-reached": {
      const moment = <ExactMoment at={refusal.nextRedemptionAt} to="minute" />;
      return t.rich("nextAt", { time: () => moment });
    }
    // No redemption is refused for anything else.
    default:
      return t("notNow");
  }
}
