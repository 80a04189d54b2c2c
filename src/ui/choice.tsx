import { useId } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Option<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
  /** The language of the label, if it is not the page's. */
  readonly lang?: string;
};

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
};

/** Radio buttons in a row. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium text-quiet">{label}</legend>
      <div className="flex rounded-xl bg-sunken p-1">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className="flex min-h-10 flex-1 items-center justify-center gap-1.5 rounded-lg border border-transparent px-2 text-sm text-quiet has-checked:border-line has-checked:bg-surface has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.icon && <Icon name={option.icon} className="size-4" />}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
