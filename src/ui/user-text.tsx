/** More is never visible, and the browser would lay out all of it. */
const MAX_LENGTH = 200;

type UserTextProps = { readonly children: string; readonly className?: string };

/** A title that somebody else wrote, in any script and length: isolated in its direction, and three lines at most. */
export function UserText({ children, className = "line-clamp-3" }: UserTextProps) {
  return (
    <bdi className={`text-left wrap-anywhere ${className}`}>{children.slice(0, MAX_LENGTH)}</bdi>
  );
}
