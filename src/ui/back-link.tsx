import type { MouseEvent, ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "./icon.tsx";

/**
 * A link above the heading to the page that this one belongs to. If a link there opened this page, which sets the
 * history state `{ from }`, it goes back in the history: to that page as it was left.
 */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  function goBack(event: MouseEvent) {
    const state = history.state as { readonly from?: unknown } | null;
    if (state?.from !== href) return;
    event.preventDefault();
    history.back();
  }
  return (
    <Link
      href={href}
      onClick={goBack}
      className="mb-2 -ml-3 inline-flex min-h-11 items-center gap-1 rounded-full px-2 pr-4 text-sm font-medium text-accent hover:bg-glow print:hidden"
    >
      <Icon name="back" className="size-4" />
      {children}
    </Link>
  );
}
