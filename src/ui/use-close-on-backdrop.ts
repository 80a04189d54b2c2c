import { useEffect, useEffectEvent, type RefObject } from "react";

/** Calls `onClose` on a click beside a modal dialog, whose padding is zero: such a click is on the dialog itself. */
export function useCloseOnBackdrop(
  dialog: RefObject<HTMLDialogElement | null>,
  onClose: () => void,
) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = dialog.current;
    // The selection of a text may end beside the dialog: the click has to begin there too.
    let isPressed = false;
    const press = ({ target }: Event) => (isPressed = target === element);
    const release = ({ target, detail }: MouseEvent) => {
      // The second click of a double click was meant for the button that opened the dialog.
      if (isPressed && target === element && detail < 2) close();
    };
    element?.addEventListener("pointerdown", press);
    element?.addEventListener("click", release);
    return () => {
      element?.removeEventListener("pointerdown", press);
      element?.removeEventListener("click", release);
    };
  }, [dialog]);
}
