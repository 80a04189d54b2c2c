import { useTranslations } from "use-intl";
import { isSigned } from "../../contract/checkout-result.ts";
import type { DemoPartner } from "../../contract/demo.ts";
import { Notice } from "../../ui/notice.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";

type CheckoutResultNoticeProps = {
  readonly parameters: URLSearchParams;
  readonly partner: DemoPartner;
};

/** The result that a member brought back from the checkout, if its signature is right. */
export function CheckoutResultNotice({ parameters, partner }: CheckoutResultNoticeProps) {
  const t = useTranslations("shop");
  if (!parameters.has("orderId")) return null;
  if (!isSigned(parameters, partner.secret)) {
    return (
      <Notice tone="fault" role="alert" className="mb-5">
        {t("tampered")}
      </Notice>
    );
  }
  const points = <Points value={Number(parameters.get("points"))} />;
  const money = <Money fen={Number(parameters.get("fen"))} />;
  const state = states.find((known) => known === parameters.get("state")) ?? "open";
  return (
    <Notice className="mb-5">
      <p className="font-semibold">
        {t("returned", { number: parameters.get("number") ?? "", state: t(state) })}
      </p>
      {parameters.has("payment") && (
        <p>
          {t.rich("returnedAmounts", {
            points: () => points,
            money: () => money,
          })}
        </p>
      )}
      <p className="text-quiet">{t("signed")}</p>
    </Notice>
  );
}

const states = ["open", "held", "paid", "cancelled"] as const;
