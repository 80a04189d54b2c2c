import { replacePage } from "../ui/dialog-history.ts";
import "../ui/theme.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Router, type AroundNavHandler } from "wouter";
import { useCacheSync } from "../api/use-cache-sync.ts";
import { sessionQuery } from "../api/queries.ts";
import { useLanguage } from "../state/language.ts";
import { openAfterDialog } from "../ui/dialog-history.ts";
import { Demo, type DemoParts } from "./demo-parts.ts";
import { EmbeddedService, type Embedded } from "./embedded.ts";
import { Layout } from "./layout.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { HomeSkeleton } from "./pages/home-skeleton.tsx";
import { SignInPage } from "./pages/sign-in.tsx";
import { usePrefetch } from "./prefetch.ts";
import { Providers } from "./providers.tsx";
import { Routes } from "./routes.tsx";
import { useForgetSignedOut } from "./use-forget-signed-out.ts";

type AppProps = {
  readonly embedded?: Embedded;
  readonly demo?: DemoParts;
};

export function App({ embedded, demo }: AppProps) {
  return (
    <Providers>
      <EmbeddedService value={embedded}>
        <Demo value={demo}>
          <div className={demo && "[--bar:2.25rem]"}>
            {/* Outside the boundary: a setting made here may be what breaks the page. */}
            {demo && <demo.Bar />}
            <PageBoundary FaultsOff={demo?.FaultsOff}>
              <Router aroundNav={afterFrame}>
                <Shell embedded={embedded} />
              </Router>
            </PageBoundary>
          </div>
        </Demo>
      </EmbeddedService>
    </Providers>
  );
}

/**
 * Navigates once the next frame is on the screen: that frame shows what was pressed, and a page may take longer than a
 * frame to render. An address that is only replaced stays on its page and does not wait.
 */
const afterFrame: AroundNavHandler = (navigate, to, options) => {
  if (options?.replace === true) return navigate(to, options);
  const open = () =>
    openAfterDialog((isFromDialog) => {
      navigate(to, isFromDialog ? { ...options, replace: true } : options);
      if (isFromDialog) window.scrollTo(0, 0);
    });
  // A hidden page has no frames.
  if (document.hidden) return open();
  requestAnimationFrame(() => setTimeout(open));
};

/** Nobody signed in: the sign-in page shows at every address, and the page of that address after it. */
function Shell({ embedded }: { embedded: Embedded | undefined }) {
  // Not by Suspense: after a fallback React delays the content by 0.3 s.
  const { data: session } = useQuery({ ...sessionQuery(useLanguage()), throwOnError: true });
  useResetWhenDeleted(embedded);
  useForgetSignedOut(session);
  usePrefetch(session?.memberId);
  useCacheSync(openStart);
  return (
    <Layout session={session} embedded={embedded}>
      {/* Most visitors are signed in and open the home page. */}
      {session === undefined && <HomeSkeleton />}
      {session === null && <SignInPage />}
      {session && <Routes key={session.memberId} />}
    </Layout>
  );
}

/** Each deletion renders a new `embedded`. */
function useResetWhenDeleted(embedded: Embedded | undefined) {
  const cache = useQueryClient();
  useEffect(() => {
    if (embedded?.storage === "deleted") void cache.resetQueries();
  }, [cache, embedded]);
}

/** Loading the page again drops what this tab holds in memory. */
const openStart = () => replacePage("/");
