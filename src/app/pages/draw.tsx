import { useTranslations } from "use-intl";
import { DrawScreen } from "../../features/draw/draw-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DrawPage() {
  const t = useTranslations("draw");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[10, 10]} className="lg:grid-cols-2" />}>
        <DrawScreen />
      </Section>
    </>
  );
}
