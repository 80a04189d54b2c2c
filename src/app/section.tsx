import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { useTranslations } from "use-intl";
import { ApiProblem } from "../api/client.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Failure } from "../ui/failure.tsx";
import { PageHead } from "../ui/page-head.tsx";

type SectionProps = {
  /** Shows in the section's size until its data is loaded. */
  readonly skeleton: ReactNode;
  /** The page's heading, for a section that renders it itself and failed before that. */
  readonly title?: string;
  readonly children: ReactNode;
};

/** A part of a page that loads and fails by itself. */
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
        // Trying again would not find it either.
        {...(!isAbsent && { remedy: { label: t("retry"), act: resetErrorBoundary } })}
      />
      {isAbsent && (
        <ButtonLink href="/" look="outlined" className="mt-4">
          {t("home")}
        </ButtonLink>
      )}
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
