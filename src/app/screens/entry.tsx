import { useTranslations } from "use-intl";
import { Link, useParams } from "wouter";
import { EntryScreen } from "../../features/history/entry-screen.tsx";
import { RefundPanel } from "../../features/refund/refund-panel.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Bone, Bones } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function EntryPage() {
  const t = useTranslations("history");
  const { id } = useParams<{ id: string }>();
  return (
    <>
      <Link
        href="/history"
        className="mb-2 -ml-2 inline-flex min-h-11 items-center gap-1 rounded-full px-2 pr-4 text-sm font-medium text-accent hover:bg-glow print:hidden"
      >
        <Icon name="back" className="size-4" />
        {t("back")}
      </Link>
      <Section waiting={<EntrySkeleton />} title={t("title")}>
        <EntryScreen id={id}>
          <RefundPanel id={id} />
        </EntryScreen>
      </Section>
    </>
  );
}

function EntrySkeleton() {
  return (
    <>
      <p className="mb-6 text-2xl wide:mb-8">
        <Bone className="w-72" />
      </p>
      <div className="sheet p-6">
        <Bones rows={6} />
      </div>
    </>
  );
}
