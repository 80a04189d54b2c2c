import { LatestEntries } from "../../features/activity/latest-entries.tsx";
import { OpenHolds } from "../../features/checkout/open-holds.tsx";
import { CheckIn } from "../../features/obtain/check-in.tsx";
import { NewRewards } from "../../features/rewards/new-rewards.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

const MonthsPanel = lazyWithPreload(
  async () => (await import("../../features/lots/months-panel.tsx")).MonthsPanel,
);

/** What Home shows below the balance. The first view does not wait for it. */
export function BelowBalance() {
  return (
    <>
      <OpenHolds />
      <Section skeleton={null}>
        <NewRewards />
      </Section>
      <div className="my-5 grid items-start gap-5 lg:grid-cols-2">
        <Section skeleton={<SheetsSkeleton rows={[4]} />}>
          <CheckIn />
        </Section>
        <Section skeleton={<SheetsSkeleton rows={[8]} />}>
          <LatestEntries />
        </Section>
      </div>
      <Section skeleton={<SheetsSkeleton rows={[9]} />}>
        <MonthsPanel />
      </Section>
    </>
  );
}
