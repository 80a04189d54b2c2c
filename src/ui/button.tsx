import type { ComponentProps } from "react";
import { Link } from "wouter";

type Look = "filled" | "outlined" | "plain" | "danger";

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-5 py-2 text-center font-semibold transition-colors duration-150";

const looks: Record<Look, string> = {
  filled:
    "border border-transparent bg-accent text-on-accent hover:bg-accent-strong disabled:border-line disabled:bg-sunken disabled:text-quiet aria-disabled:cursor-progress",
  outlined:
    "border border-edge bg-surface text-ink hover:border-ink hover:bg-sunken disabled:text-quiet",
  danger:
    "border border-fault bg-surface text-fault hover:bg-fault-glow disabled:border-line disabled:bg-sunken disabled:text-quiet aria-disabled:cursor-progress",
  plain:
    "border border-transparent text-accent hover:bg-glow hover:text-accent-strong disabled:text-quiet",
};

type ButtonProps = ComponentProps<"button"> & { readonly look?: Look };

export function Button({ look = "filled", className = "", ...rest }: ButtonProps) {
  return <button type="button" className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

type ButtonLinkProps = {
  /** A path of this page, or an address of another site. */
  readonly href: string;
  readonly look?: Look;
  readonly className?: string;
  readonly "aria-label"?: string;
  readonly children: ComponentProps<"a">["children"];
};

/** A link that looks like a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { href, look = "filled", className = "", children, "aria-label": label } = props;
  const classes = `${shape} ${looks[look]} ${className}`;
  return href.startsWith("/") ? (
    <Link href={href} className={classes} aria-label={label}>
      {children}
    </Link>
  ) : (
    <a href={href} className={classes} aria-label={label}>
      {children}
    </a>
  );
}
