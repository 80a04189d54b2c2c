import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CheckScreen } from "../../features/draw/check-screen.tsx";
import { SkeletonLine, SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawCheckPage() {
  const t = useTranslations("check");
  const { number = "" } = useParams();
  return (
    <Section waiting={<StepsSkeleton />} title={t("title", { number })}>
      <CheckScreen number={number} />
    </Section>
  );
}

function StepsSkeleton() {
  return (
    <>
      <p className="mt-13 mb-6 text-2xl wide:mb-8">
        <SkeletonLine className="w-72" />
      </p>
      <div className="sheet p-6">
        <SkeletonLines rows={8} />
      </div>
    </>
  );
}
