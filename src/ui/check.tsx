import { useId, type ReactNode } from "react";

type CheckProps = {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A checkbox that takes effect at once. */
export function Check({ label, note, checked, onChange }: CheckProps) {
  const id = useId();
  const noteId = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        {...(note !== undefined && { "aria-describedby": noteId })}
        className="mt-2.5 size-6 shrink-0 cursor-pointer"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block cursor-pointer py-2.5 font-medium">
          {label}
        </label>
        {note !== undefined && (
          <p id={noteId} className="-mt-1.5 text-sm text-quiet">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
