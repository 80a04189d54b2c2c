import { useTranslations } from "use-intl";
import type { ProductView } from "../../contract/product.ts";
import { SelectField } from "../../ui/field.tsx";
import type { PlannedRedemption } from "../../rules/best-use/plan.ts";

type InsteadFieldProps = {
  readonly step: PlannedRedemption;
  readonly instead: readonly PlannedRedemption[];
  readonly products: readonly ProductView[];
  readonly onChange: (redemption: PlannedRedemption) => void;
};

/** Chooses among redemptions that save as many points for the same cash. */
export function InsteadField({ step, instead, products, onChange }: InsteadFieldProps) {
  const t = useTranslations("bestUse");
  const isIt = (redemption: PlannedRedemption) =>
    redemption.productId === step.productId && redemption.priceId === step.priceId;
  return (
    <SelectField
      label={t("alternatives")}
      className="mt-3"
      value={instead.findIndex(isIt)}
      onChange={({ target }) => {
        const chosen = instead[Number(target.value)];
        if (chosen) onChange(chosen);
      }}
    >
      {instead.map(({ productId, priceId, points }, index) => (
        <option key={`${productId} ${priceId}`} value={index}>
          {t("alternative", {
            title: products.find(({ id }) => id === productId)?.title ?? "",
            points,
          })}
        </option>
      ))}
    </SelectField>
  );
}
