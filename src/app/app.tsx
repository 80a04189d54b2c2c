import "../ui/theme.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { Router } from "wouter";
import { useCacheSync } from "../api/use-cache-sync.ts";
import { sessionQuery } from "../api/queries.ts";
import type { Session } from "../contract/session.ts";
import { useLanguage } from "../state/language.ts";
import { afterFrame } from "./after-frame.ts";
import { EmbeddedService, type Embedded } from "./embedded.ts";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { Layout } from "./layout.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { usePrefetch } from "./prefetch.ts";
import { Providers } from "./providers.tsx";
import { Routes } from "./routes.tsx";
import { DemoBar } from "./demo-bar.tsx";
import { OverviewSkeleton } from "./pages/home-skeleton.tsx";
import { SignInPage } from "./pages/sign-in.tsx";

/** The page of components, for those who make them: a build has none. */
const Design = import.meta.env.DEV
  ? lazyWithPreload(async () => (await import("./design/design-page.tsx")).DesignPage)
  : undefined;

export function App({ embedded }: { embedded?: Embedded }) {
  return (
    <Providers>
      <EmbeddedService value={embedded}>
        {Design && location.pathname === "/design" ? (
          <Suspense>
            <Design />
          </Suspense>
        ) : (
          <div className={embedded && "[--bar:2.25rem]"}>
            {/* Outside of what may break: it may be what was set here that breaks it. */}
            {embedded && <DemoBar />}
            <PageBoundary isDemo={embedded !== undefined}>
              <Router aroundNav={afterFrame}>
                <Page embedded={embedded} />
              </Router>
            </PageBoundary>
          </div>
        )}
      </EmbeddedService>
    </Providers>
  );
}

/** Whoever is signed out signs in first, at whatever address; then what was asked for opens. */
function Page({ embedded }: { embedded: Embedded | undefined }) {
  // Not by Suspense: React holds what comes after a fallback back for 0.3 s.
  const { data: session } = useQuery({ ...sessionQuery(useLanguage()), throwOnError: true });
  useAnewWhenDeleted(embedded);
  usePrefetch(session?.memberId);
  useCacheSync();
  return (
    <Layout session={session} embedded={embedded}>
      {screenFor(session)}
    </Layout>
  );
}

/** What was shown is there no more, and nobody is signed in. Each time it is told, it has happened again. */
function useAnewWhenDeleted(embedded: Embedded | undefined) {
  const cache = useQueryClient();
  useEffect(() => {
    if (embedded?.storage === "deleted") void cache.resetQueries();
  }, [cache, embedded]);
}

/** Most who come are signed in and look at their balance: until it is known, the page is drawn as that. */
function screenFor(session: Session | null | undefined) {
  if (session === undefined) return <OverviewSkeleton />;
  return session === null ? <SignInPage /> : <Routes key={session.memberId} />;
}
