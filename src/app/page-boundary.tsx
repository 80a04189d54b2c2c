import { QueryErrorResetBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { Unreachable } from "../api/client.ts";
import { Failure } from "../ui/failure.tsx";
import { PageHead } from "../ui/page-head.tsx";

/** The last net: what nothing within the page has caught. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary onReset={reset} FallbackComponent={BrokenPage}>
          {children}
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

function BrokenPage({ error, resetErrorBoundary }: FallbackProps) {
  const t = useTranslations("app");
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      {error instanceof Unreachable ? (
        <PageHead title={t("unreachable")} lead={t("unreachableLead")} />
      ) : (
        <PageHead title={t("broken")} lead={t("brokenLead")} />
      )}
      <Failure error={error} remedy={{ label: t("retry"), act: resetErrorBoundary }} />
      <p className="mt-6">
        <a href="/" className="text-accent underline underline-offset-4">
          {t("home")}
        </a>
      </p>
    </main>
  );
}
