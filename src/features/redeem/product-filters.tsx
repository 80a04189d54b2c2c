import { useTranslations } from "use-intl";
import { Check } from "../../ui/check.tsx";
import { SelectField } from "../../ui/field.tsx";
import { productOrders, type Arrangement, type Category } from "./arrange-products.ts";

type ProductFiltersProps = {
  readonly arrangement: Arrangement;
  readonly categories: readonly Category[];
  readonly onChange: (arrangement: Arrangement) => void;
};

/** Which products are shown, and in which order. */
export function ProductFilters({ arrangement, categories, onChange }: ProductFiltersProps) {
  const t = useTranslations("redeem");
  const orderNames = useTranslations("productOrder");
  return (
    <form
      role="search"
      aria-label={t("filters")}
      onSubmit={(event) => event.preventDefault()}
      className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      {categories.length > 1 && (
        <SelectField
          label={t("category")}
          className="flex-1 basis-40 sm:max-w-56"
          value={arrangement.category ?? ""}
          onChange={({ target: { value } }) =>
            onChange({ ...arrangement, category: value === "" ? undefined : value })
          }
        >
          <option value="">{t("allCategories")}</option>
          {categories.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t("order")}
        className="flex-1 basis-40 sm:max-w-56"
        value={arrangement.order}
        onChange={({ target: { value } }) => {
          const order = productOrders.find((each) => each === value);
          if (order) onChange({ ...arrangement, order });
        }}
      >
        {productOrders.map((order) => (
          <option key={order} value={order}>
            {orderNames(order)}
          </option>
        ))}
      </SelectField>
      <Check
        label={t("affordable")}
        checked={arrangement.isAffordableOnly}
        onChange={(isAffordableOnly) => onChange({ ...arrangement, isAffordableOnly })}
      />
    </form>
  );
}
