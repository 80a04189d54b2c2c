import { useTranslations } from "use-intl";
import { PayScreen } from "../../features/pay/pay-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function PayPage() {
  const t = useTranslations("pay");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section waiting={<CardsSkeleton />}>
        <PayScreen />
      </Section>
    </>
  );
}

function CardsSkeleton() {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(20rem,100%),1fr))] gap-5">
      {Array.from({ length: 5 }, (_, card) => (
        <div key={card} className="sheet p-5">
          <SkeletonLines rows={3} className="h-9 w-full" />
        </div>
      ))}
    </div>
  );
}
