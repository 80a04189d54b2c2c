import "../ui/theme.css";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useFreshness } from "../api/freshness.ts";
import { sessionQuery } from "../api/queries.ts";
import type { Session } from "../contract/session.ts";
import { useLanguage } from "../state/language.ts";
import { useAhead } from "./ahead.ts";
import { lazily } from "../ui/lazily.tsx";
import { Layout } from "./layout.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { Providers } from "./providers.tsx";
import { Screens } from "./routes.tsx";
import { OverviewSkeleton } from "./screens/overview-skeleton.tsx";
import { SignInScreen } from "./screens/sign-in.tsx";

/** The page of components, for those who make them: a build has none. */
const Design = import.meta.env.DEV
  ? lazily(async () => (await import("./design/design-page.tsx")).DesignPage)
  : undefined;

/** The service that runs within the page, where there is one: whether what it is told outlives the page. */
export type Embedded = { readonly storage: "kept" | "memory" };

export function App({ embedded }: { embedded?: Embedded }) {
  return (
    <Providers>
      <PageBoundary>
        {Design && location.pathname === "/design" ? (
          <Suspense>
            <Design />
          </Suspense>
        ) : (
          <Page isKept={embedded?.storage !== "memory"} />
        )}
      </PageBoundary>
    </Providers>
  );
}

/** Whoever is signed out signs in first, at whatever address; then what was asked for opens. */
function Page({ isKept }: { isKept: boolean }) {
  // Not by Suspense: React holds what comes after a fallback back for 0.3 s.
  const { data: session } = useQuery({ ...sessionQuery(useLanguage()), throwOnError: true });
  useAhead(session?.memberId);
  useFreshness();
  return (
    <Layout session={session} isKept={isKept}>
      {screenFor(session)}
    </Layout>
  );
}

/** Most who come are signed in and look at their balance: until it is known, the page is drawn as that. */
function screenFor(session: Session | null | undefined) {
  if (session === undefined) return <OverviewSkeleton />;
  return session === null ? <SignInScreen /> : <Screens key={session.memberId} />;
}
