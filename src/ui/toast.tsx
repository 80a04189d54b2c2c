import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type ToastProps = {
  readonly icon: IconName;
  /** Without content no toast shows. Render it anyway, so that later content is announced. */
  readonly children: ReactNode;
};

/** A message over the page, which moves nothing. */
export function Toast({ icon, children }: ToastProps) {
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-20 grid justify-items-end wide:inset-x-6 wide:bottom-6 print:hidden"
    >
      {children && (
        <div
          data-toast
          className="pointer-events-auto flex w-full max-w-md animate-rise gap-3 rounded-2xl border border-glow-line bg-surface p-4 text-sm shadow-dialog"
        >
          <Icon name={icon} className="mt-px size-5 text-accent" />
          <div className="min-w-0 flex-1">{children}</div>
        </div>
      )}
    </div>
  );
}
