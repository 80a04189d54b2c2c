import { useId, type ComponentProps, type ReactNode } from "react";

const box =
  "block min-h-11 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 py-2 text-base text-ink hover:border-ink";

type InputProps = ComponentProps<"input"> & { readonly label: string };

export function TextField({ label, className = "", ...rest }: InputProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} className={className}>
      <input id={id} className={`${box} figures placeholder:text-quiet`} {...rest} />
    </Labelled>
  );
}

type SelectProps = ComponentProps<"select"> & { readonly label: string };

export function SelectField({ label, className = "", children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} className={className}>
      <select id={id} className={box} {...rest}>
        {children}
      </select>
    </Labelled>
  );
}

type LabelledProps = {
  readonly id: string;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

function Labelled({ id, label, className, children }: LabelledProps) {
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium text-quiet">
        {label}
      </label>
      {children}
    </div>
  );
}
