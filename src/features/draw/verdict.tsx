import { useTranslations } from "use-intl";
import type { DrawView } from "../../contract/draw.ts";
import type { Programme } from "../../rules/programme.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { DrawVerification } from "./verify-draw.ts";
import { RollLine, DrawOutcome } from "./draw-outcome.tsx";

type VerdictProps = {
  readonly draw: DrawView;
  readonly proof: DrawVerification;
  readonly programme: Programme;
};

const faultWords = {
  "commitment-differs": "commitmentDiffers",
  "roll-differs": "rollDiffers",
  "prize-differs": "prizeDiffers",
} as const;
const byWords = { browser: "byBrowser", page: "byPage" } as const;

/** Whether the draw was fair, and what computed that. */
export function Verdict({ draw, proof: { fault, by, roll }, programme }: VerdictProps) {
  const t = useTranslations("check");
  return (
    <div className="sheet p-5 sm:p-6">
      {fault === undefined ? (
        <p className="flex items-start gap-3 text-lg font-semibold">
          <Icon name="tick" className="mt-0.5 size-6 text-gain" />
          {t("isFair")}
        </p>
      ) : (
        <Notice tone="fault" role="alert">
          <p className="text-base font-semibold">{t(faultWords[fault])}</p>
        </Notice>
      )}
      <p className="mt-1 mb-5 text-sm text-quiet">{t(byWords[by])}</p>
      <DrawOutcome draw={draw} programme={programme} />
      <RollLine roll={roll} programme={programme} />
    </div>
  );
}
