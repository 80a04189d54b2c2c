import { QueryErrorResetBoundary } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { Unreachable } from "../api/client.ts";
import { Failure } from "../ui/failure.tsx";
import { PageHead } from "../ui/page-head.tsx";

type PageBoundaryProps = {
  readonly FaultsOff: ComponentType<{ onOff: () => void }> | undefined;
  readonly children: ReactNode;
};

/** Catches what no section has caught. */
export function PageBoundary({ FaultsOff, children }: PageBoundaryProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary onReset={reset} fallbackRender={brokenPage(FaultsOff)}>
          {children}
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

function brokenPage(FaultsOff: PageBoundaryProps["FaultsOff"]) {
  return (failed: FallbackProps) => (
    <BrokenPage {...failed}>
      {FaultsOff && <FaultsOff onOff={failed.resetErrorBoundary} />}
    </BrokenPage>
  );
}

type BrokenPageProps = FallbackProps & { readonly children: ReactNode };

function BrokenPage({ error, resetErrorBoundary, children }: BrokenPageProps) {
  const t = useTranslations("app");
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      {error instanceof Unreachable ? (
        <PageHead title={t("unreachable")} lead={t("unreachableLead")} />
      ) : (
        <PageHead title={t("broken")} lead={t("brokenLead")} />
      )}
      <Failure error={error} remedy={{ label: t("retry"), act: resetErrorBoundary }} />
      {children}
      <p className="mt-6">
        <a href="/" className="text-accent underline underline-offset-4">
          {t("home")}
        </a>
      </p>
    </main>
  );
}
