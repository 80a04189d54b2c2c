import { useQueries } from "@tanstack/react-query";
import { Suspense, useEffect, type ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../api/queries.ts";
import type { Session } from "../contract/session.ts";
import { ExpiryBanner } from "../features/expiry/expiry-banner.tsx";
import { isDialogEntry } from "../ui/dialog-history.ts";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { AppBar } from "./app-bar.tsx";
import { useDemo } from "./demo-parts.ts";
import type { Embedded } from "./embedded.ts";
import { Nav } from "./nav.tsx";
import { NewVersion } from "./new-version.tsx";
import { Notices } from "./notices.tsx";
import { HomeSkeleton } from "./pages/home-skeleton.tsx";

const ExpiryNotifications = lazyWithPreload(
  async () => (await import("../features/expiry/expiry-notifications.tsx")).ExpiryNotifications,
);

type LayoutProps = {
  /** `null`: nobody is signed in; `undefined`: not known yet. */
  readonly session: Session | null | undefined;
  readonly embedded: Embedded | undefined;
  readonly children: ReactNode;
};

export function Layout({ session, embedded, children }: LayoutProps) {
  const t = useTranslations("app");
  useScrollToTop();
  return (
    <div className="flex min-h-[calc(100dvh-var(--bar,0px))] flex-col [--head:3.75rem]">
      <a
        href="#content"
        className="absolute top-2 left-2 z-30 -translate-y-20 rounded-full bg-accent px-5 py-2.5 font-semibold text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <AppBar session={session} />
      <div className="mx-auto flex w-full max-w-[76rem] flex-1 px-4 sm:px-6">
        {session !== null && <Nav />}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 pt-5 pb-10 wide:pt-8 wide:pl-8">
          <Notices embedded={embedded} isSignedOut={session === null} />
          {session ? <WithExpiryBanner>{children}</WithExpiryBanner> : children}
        </main>
      </div>
      <Footer isPersistent={embedded?.storage !== "memory"} hasTabs={session !== null} />
      <NewVersion isNeeded={embedded?.storage === "outdated"} />
    </div>
  );
}

/** Shows the banner together with the page: later it would push the page down. */
function WithExpiryBanner({ children }: { children: ReactNode }) {
  const [wallet, programme] = useQueries({ queries: [walletQuery, programmeQuery] });
  if (wallet.isPending || programme.isPending) return <HomeSkeleton />;
  return (
    <>
      {/* If the wallet cannot be read, the page says so. */}
      <ErrorBoundary fallback={null}>
        <ExpiryBanner />
      </ErrorBoundary>
      {/* The page works without it. */}
      <ErrorBoundary fallback={null}>
        <Suspense fallback={null}>
          <ExpiryNotifications />
        </Suspense>
      </ErrorBoundary>
      <Suspense fallback={<HomeSkeleton />}>{children}</Suspense>
    </>
  );
}

function Footer({ isPersistent, hasTabs }: { isPersistent: boolean; hasTabs: boolean }) {
  const t = useTranslations("app");
  const demo = useDemo();
  return (
    <footer
      className={`mx-auto w-full max-w-[76rem] px-4 pt-4 text-sm text-quiet sm:px-6 wide:pb-8 ${
        hasTabs ? "pb-[calc(5.5rem+env(safe-area-inset-bottom))]" : "pb-8"
      }`}
    >
      <div className="grid gap-1 border-t border-line pt-4">
        {demo && <demo.Notice />}
        {!isPersistent && <p className="font-medium text-ink">{t("memory")}</p>}
      </div>
    </footer>
  );
}

/** On a new page only: going back keeps the scroll position. */
function useScrollToTop() {
  useEffect(() => {
    const toTop = () => {
      if (!isDialogEntry()) window.scrollTo(0, 0);
    };
    window.addEventListener("pushState", toTop);
    return () => window.removeEventListener("pushState", toTop);
  }, []);
}
