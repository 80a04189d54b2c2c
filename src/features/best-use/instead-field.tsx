import { useTranslations } from "use-intl";
import type { ProductView } from "../../contract/product.ts";
import { SelectField } from "../../ui/field.tsx";
import type { Action } from "./course.ts";

type InsteadFieldProps = {
  readonly step: Action;
  readonly instead: readonly Action[];
  readonly products: readonly ProductView[];
  readonly onChange: (action: Action) => void;
};

/** Chooses among redemptions that save as many points for the same cash. */
export function InsteadField({ step, instead, products, onChange }: InsteadFieldProps) {
  const t = useTranslations("bestUse");
  const isIt = (action: Action) =>
    action.productId === step.productId && action.priceId === step.priceId;
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
