import { useTranslations } from "use-intl";
import { RedeemScreen } from "../../features/redeem/redeem-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RedeemPage() {
  const t = useTranslations("redeem");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section waiting={<CardsSkeleton />}>
        <RedeemScreen />
      </Section>
    </>
  );
}

function CardsSkeleton() {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-5">
      {Array.from({ length: 6 }, (_, card) => (
        <div key={card} className="sheet p-5">
          <SkeletonLine className="h-36 w-full" />
          <SkeletonLine className="mt-5 h-6 w-40" />
          <SkeletonLine className="mt-4 h-11 w-full" />
        </div>
      ))}
    </div>
  );
}
