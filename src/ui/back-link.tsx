import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "./icon.tsx";

/** The way back to where a screen was opened from. Stands above its heading. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="mb-2 -ml-2 inline-flex min-h-11 items-center gap-1 rounded-full px-2 pr-4 text-sm font-medium text-accent hover:bg-glow print:hidden"
    >
      <Icon name="back" className="size-4" />
      {children}
    </Link>
  );
}
