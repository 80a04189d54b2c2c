import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { sessionQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Icon } from "../../ui/icon.tsx";
import { useCloseOnBack } from "../../ui/dialog-history.ts";
import { useCloseOnBackdrop } from "../../ui/use-close-on-backdrop.ts";
import { ClockControls } from "./clock-controls.tsx";
import { FaultControls } from "./fault-controls.tsx";
import { MemberControls } from "./member-controls.tsx";
import { ResetControls } from "./reset-controls.tsx";
import { StateLinks } from "./state-links.tsx";

/** On such a screen the panel stands below the page. */
const IS_BELOW = "(width < 80rem)";

/** The page makes room for the panel, which thus covers nothing of it. */
const room = ["max-xl:pb-[50dvh]", "xl:pr-96"];

/**
 * The controls of the demo: member, clock, faults. The panel stands beside the page, which stays usable; on a narrow
 * screen it stands below what it changes and keeps the focus until it is closed, also by the browser's Back.
 */
export function DemoPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("demo");
  const panel = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: session } = useQuery(sessionQuery(useLanguage()));
  const [isBelow] = useState(() => matchMedia(IS_BELOW).matches);
  const close = () => panel.current?.close();
  useCloseOnBackdrop(panel, close);

  useLayoutEffect(() => {
    if (isBelow) panel.current?.showModal();
    else panel.current?.show();
    heading.current?.focus();
    document.body.classList.add(...room);
    return () => document.body.classList.remove(...room);
  }, [isBelow]);

  return (
    <dialog
      ref={panel}
      aria-labelledby="demo-title"
      onClose={onClose}
      onKeyDown={({ key }) => {
        // The browser closes only modal dialogs on Escape.
        if (key === "Escape") close();
      }}
      className="fixed inset-x-0 top-auto bottom-0 z-30 m-0 max-h-[50dvh] w-full max-w-none animate-rise overflow-y-auto overscroll-contain rounded-t-3xl border border-dashed border-edge bg-surface p-0 pb-[env(safe-area-inset-bottom)] text-ink shadow-dialog backdrop:bg-transparent xl:top-0 xl:left-auto xl:h-full xl:max-h-none xl:w-96 xl:rounded-none xl:border-y-0 xl:border-r-0 print:hidden"
    >
      {isBelow && <CloseOnBack onClose={close} />}
      <div className="sticky top-0 z-1 flex items-center gap-2 border-b border-line bg-surface py-2 pr-2 pl-5">
        <Icon name="flask" className="size-5 text-quiet" />
        <h2 ref={heading} id="demo-title" tabIndex={-1} className="flex-1 text-base">
          {t("title")}
        </h2>
        <button
          type="button"
          aria-label={t("close")}
          onClick={close}
          className="grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="divide-y divide-line px-5">
        <p className="py-4 text-sm text-quiet">{t("lead")}</p>
        <MemberControls session={session} />
        {session && <ClockControls />}
        <FaultControls />
        <StateLinks session={session} />
        <ResetControls />
      </div>
    </dialog>
  );
}

function CloseOnBack({ onClose }: { onClose: () => void }) {
  useCloseOnBack(onClose);
  return null;
}
