import { useTranslations } from "use-intl";
import { expiryOf } from "../../rules/ledger/lot.ts";
import { ValidTo } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";

/** The rules of the draw. */
export function RulesPanel({ snapshot: { wallet, programme } }: { snapshot: Snapshot }) {
  const t = useTranslations("draw");
  const now = wallet.serverTime;
  const valid = <ValidTo expiresAt={expiryOf(now, programme)} now={now} />;
  return (
    <Panel title={t("rules")}>
      <ul className="grid list-disc gap-2 pl-5 text-sm marker:text-accent">
        <li>{t("ruleFinal", { cost: programme.draw.cost })}</li>
        <li>{t("ruleMinimum", { minimum: programme.minimumBalance })}</li>
        <li>{t.rich("rulePoints", { valid: () => valid })}</li>
        <li>{t("ruleCash")}</li>
        <li>{t("ruleStock")}</li>
        <li>{t("ruleFair")}</li>
      </ul>
    </Panel>
  );
}
