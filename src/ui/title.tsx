/** Nowhere is more of it in view; a browser would lay all of it out. */
const LONGEST = 200;

type TitleProps = { readonly children: string; readonly className?: string };

/**
 * What something is called, in words that others have chosen: any script, any length. Its direction stays its own, it
 * takes three lines at most, and what is stacked on its letters does not leave them.
 */
export function Title({ children, className = "line-clamp-3" }: TitleProps) {
  return <bdi className={`text-left wrap-anywhere ${className}`}>{children.slice(0, LONGEST)}</bdi>;
}
