import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../api/client.ts";
import { Failure } from "../ui/failure.tsx";
import { PageHead } from "../ui/page-head.tsx";

type SectionProps = {
  /** Stands in the section's place, in its size, until it has what it needs. */
  readonly skeleton: ReactNode;
  /** Names the screen when the part that failed is the one that would have named it. */
  readonly title?: string;
  readonly children: ReactNode;
};

/** A part of a screen that waits and fails by itself, so that the others need not. */
export function Section({ skeleton, title, children }: SectionProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary onReset={reset} fallbackRender={failedUnder(title)}>
          <Suspense fallback={<Loading>{skeleton}</Loading>}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

function failedUnder(title: string | undefined) {
  return (failed: FallbackProps) => <Failed title={title} {...failed} />;
}

function Failed({
  title,
  error,
  resetErrorBoundary,
}: FallbackProps & { title: string | undefined }) {
  const t = useTranslations("app");
  const isAbsent = error instanceof ApiProblem && error.problem.code === "not-found";
  return (
    <>
      {title !== undefined && <PageHead title={title} />}
      <Failure
        error={error}
        // What is not there will not be there the next time either.
        {...(!isAbsent && { remedy: { label: t("retry"), act: resetErrorBoundary } })}
      />
    </>
  );
}

function Loading({ children }: { children: ReactNode }) {
  const t = useTranslations("app");
  return (
    <div aria-busy="true">
      <p className="sr-only">{t("loading")}</p>
      {children}
    </div>
  );
}
