import { useTranslations } from "use-intl";
import { DrawScreen } from "../../features/draw/draw-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawPage() {
  const t = useTranslations("draw");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section waiting={<PanelsSkeleton />}>
        <DrawScreen />
      </Section>
    </>
  );
}

function PanelsSkeleton() {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="sheet p-6">
        <SkeletonLines rows={8} className="h-9 w-full" />
      </div>
      <div className="sheet p-6">
        <SkeletonLines rows={8} className="h-9 w-full" />
      </div>
    </div>
  );
}
