import { useId, type ComponentProps, type ReactNode } from "react";

const box =
  "block min-h-11 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 py-2 text-base text-ink hover:border-ink";

type InputProps = ComponentProps<"input"> & {
  readonly label: string;
  readonly fault?: ReactNode;
};

export function TextField({ label, fault, className = "", ...rest }: InputProps) {
  const id = useId();
  const faultId = useId();
  const isWrong = fault !== undefined;
  return (
    <Labelled id={id} label={label} className={className}>
      <input
        id={id}
        className={`${box} figures placeholder:text-quiet aria-invalid:border-fault`}
        {...(isWrong && { "aria-invalid": true, "aria-describedby": faultId })}
        {...rest}
      />
      <div aria-live="polite">
        {isWrong && (
          <p id={faultId} className="mt-1 text-sm font-medium text-fault">
            {fault}
          </p>
        )}
      </div>
    </Labelled>
  );
}

/** Its text is parsed by `typed-number.ts`. */
export function NumberField(props: InputProps & { readonly inputMode: "numeric" | "decimal" }) {
  return <TextField autoComplete="off" maxLength={40} {...props} />;
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
