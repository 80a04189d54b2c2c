import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ExpiringPoints } from "../../contract/wallet.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";

/** The empty state of the best-use page: there are no points, or none that expire soon. */
export function NothingToSave({ next }: { readonly next: ExpiringPoints | undefined }) {
  const t = useTranslations("bestUse");
  if (next === undefined) {
    return (
      <EmptyState title={t("noPoints")} lead={t("noPointsLead")}>
        <ButtonLink href="/obtain">{t("obtain")}</ButtonLink>
      </EmptyState>
    );
  }
  const amount = <Points value={next.points} />;
  const date = <Moment at={next.expiresAt - 1} to="day" />;
  return (
    <EmptyState
      title={t("nothingToSave")}
      lead={t.rich("nothingToSaveLead", { points: () => amount, date: () => date })}
    />
  );
}

type EmptyStateProps = {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children?: ReactNode;
};

function EmptyState({ title, lead, children }: EmptyStateProps) {
  return (
    <section className="sheet grid items-center gap-x-8 gap-y-4 p-5 sm:grid-cols-[12rem_minmax(0,1fr)] sm:p-8">
      <FullJar />
      <div>
        <h2 className="text-xl">{title}</h2>
        <p className="mt-2 max-w-[56ch] text-quiet">{lead}</p>
        {children && <div className="mt-5">{children}</div>}
      </div>
    </section>
  );
}

/** A closed jar of coins, in the style of the product pictures. */
function FullJar() {
  return (
    <svg
      viewBox="0 0 200 180"
      aria-hidden="true"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="-ml-4 w-40 sm:ml-0 sm:w-full"
    >
      <circle cx="100" cy="92" r="78" className="fill-glow" />
      <path
        d="M70 52h60c10 8 14 16 14 28v58a14 14 0 0 1-14 14H70a14 14 0 0 1-14-14V80c0-12 4-20 14-28z"
        className="fill-surface stroke-ink"
      />
      <path d="M58 104h84v34a12 12 0 0 1-12 12H70a12 12 0 0 1-12-12z" className="fill-glow-line" />
      <rect x="64" y="34" width="72" height="18" rx="6" className="fill-accent stroke-ink" />
      {[
        [78, 132],
        [104, 134],
        [126, 122],
        [90, 112],
        [114, 106],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="12" className="fill-surface stroke-accent" />
      ))}
      <path d="M70 76v26" className="fill-none stroke-edge" />
    </svg>
  );
}
