import type { MouseEvent, ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "./icon.tsx";

/**
 * The way back to where a screen was opened from. Stands above its heading. Where the screen was opened by a link of
 * that very place, which says so by the state `{ from }`, it is the browser's own way back: to the place as it was left.
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
