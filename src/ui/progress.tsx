type ProgressProps = {
  readonly label: string;
  /** Without `value` and `max` the progress is unknown. */
  readonly value?: number;
  readonly max?: number;
};

/** A bar, with the same in words beside it. */
export function Progress({ label, value, max }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className="block h-2.5 w-full appearance-none overflow-hidden rounded-full indeterminate:animate-breathe border border-edge bg-sunken forced-colors:appearance-auto [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
    />
  );
}
