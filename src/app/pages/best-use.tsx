import { useTranslations } from "use-intl";
import { PlanScreen } from "../../features/best-use/plan-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SkeletonLine, SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function PlanPage() {
  const t = useTranslations("plan");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section waiting={<PlanSkeleton />}>
        <PlanScreen />
      </Section>
    </>
  );
}

function PlanSkeleton() {
  return (
    <div className="grid gap-5">
      <div className="sheet p-6">
        <SkeletonLine className="h-9 w-72" />
        <SkeletonLine className="my-6 h-13 w-full" />
        <SkeletonLines rows={3} className="h-16 w-full" />
      </div>
      <div className="sheet p-6">
        <SkeletonLines rows={6} className="h-11 w-full" />
      </div>
    </div>
  );
}
