import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { useCloseOnBack } from "./dialog-history.ts";
import { useCloseOnBackdrop } from "./use-close-on-backdrop.ts";

type DialogProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Called on Escape, on the browser's Back and on a click beside the dialog. The parent then stops rendering the dialog. */
  readonly onClose: () => void;
};

/** A native modal dialog, open as long as it is rendered. A screen reader starts at its title. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useCloseOnBack(onClose);
  useCloseOnBackdrop(dialog, onClose);

  // A layout effect: closing restores the focus only while the dialog is in the document.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close a dialog although `cancel` was prevented.
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] overflow-auto overscroll-contain rounded-3xl border border-line bg-surface p-0 text-ink shadow-dialog backdrop:bg-veil open:animate-rise max-sm:mb-4"
    >
      <div className="p-5 sm:p-7">
        <h2 ref={heading} id={titleId} tabIndex={-1} className="text-xl">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}

/** The dialog's buttons, always in view. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 -mx-5 mt-6 -mb-5 flex flex-wrap justify-end gap-3 border-t border-line bg-surface px-5 py-4 sm:-mx-7 sm:-mb-7 sm:px-7">
      {children}
    </div>
  );
}
