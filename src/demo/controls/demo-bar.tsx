import { Suspense, useRef, useState } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { withDemoMessages } from "../messages/demo-messages.tsx";

const DemoPanel = lazyWithPreload(async () =>
  withDemoMessages((await import("./demo-panel.tsx")).DemoPanel),
);

/** This hash opens the demo controls. `#sample` is its name in earlier versions. */
const HASH = /^#(demo|sample)$/;

/** Says on every page that this is a demo, and opens the demo controls. */
export function DemoBar() {
  const t = useTranslations("demoFrame");
  const [isOpen, setOpen] = useState(HASH.test(location.hash));
  const opener = useRef<HTMLButtonElement>(null);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <>
      <section
        aria-label={t("bar")}
        className="border-b border-dashed border-edge bg-sunken text-quiet print:hidden"
      >
        <div className="mx-auto flex h-(--bar) max-w-[76rem] items-center justify-between gap-3 px-4 text-xs sm:px-6">
          <p className="truncate">{t("bar")}</p>
          <button
            ref={opener}
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            onPointerEnter={DemoPanel.preload}
            className="-mr-2 inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-full px-2 font-semibold text-ink hover:bg-surface"
          >
            <Icon name="flask" className="size-4" />
            {t("controls")}
          </button>
        </div>
      </section>
      {isOpen && (
        // A failure in the panel must not take the page down.
        <ErrorBoundary fallback={null}>
          <Suspense>
            <DemoPanel onClose={close} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
