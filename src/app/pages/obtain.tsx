import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { MethodsNav } from "../../features/obtain/methods-nav.tsx";
import { ObtainScreen } from "../../features/obtain/obtain-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";
import { NotFoundPage } from "./not-found.tsx";

/** By what stands in the address. */
const methods = {
  "": { method: "exchange", title: "titleExchange" },
  rebates: { method: "rebate", title: "titleRebate" },
  tasks: { method: "task", title: "titleTask" },
  "top-up": { method: "top-up", title: "titleTopUp" },
} as const;

const isNamed = (name: string): name is keyof typeof methods => Object.hasOwn(methods, name);

export function ObtainPage() {
  const t = useTranslations("obtain");
  const { method: name = "" } = useParams();
  if (!isNamed(name)) return <NotFoundPage />;
  const { method, title } = methods[name];
  return (
    <>
      <PageHead title={t(title)} lead={t("lead")} />
      <MethodsNav method={method} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <ObtainScreen method={method} title={t(title)} />
      </Section>
    </>
  );
}
