type ProgressProps = {
  readonly label: string;
  /** Neither where nobody knows how much there is. */
  readonly value?: number;
  readonly max?: number;
};

/** How much of something is done, as a bar. Beside it stands in words what it says. */
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
