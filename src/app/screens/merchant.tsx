import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { MerchantScreen } from "../../features/pay/merchant-screen.tsx";
import { Bone, Bones } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function MerchantPage() {
  const t = useTranslations("pay");
  const { id = "" } = useParams();
  return (
    <Section waiting={<FormSkeleton />} title={t("title")}>
      <MerchantScreen id={id} />
    </Section>
  );
}

function FormSkeleton() {
  return (
    <>
      <p className="mt-13 mb-6 text-2xl wide:mb-8">
        <Bone className="w-72" />
      </p>
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="sheet p-6">
          <Bones rows={6} />
        </div>
        <div className="sheet p-6">
          <Bones rows={6} />
        </div>
      </div>
    </>
  );
}
