import { useSuspenseQuery } from "@tanstack/react-query";
import { use } from "react";
import { IntlProvider, useLocale, useMessages, useTranslations } from "use-intl";
import { programmeQuery } from "../../api/queries.ts";
import { RulesList } from "../../features/rules/rules-list.tsx";
import { rulesEn, type RulesMessages } from "../../locales/rules-en.ts";
import { rulesZhCn } from "../../locales/rules-zh-cn.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { ProgrammeName } from "../../ui/programme-name.ts";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

// Same keys, other texts; a test checks that they take the same arguments.
const messages = { en: rulesEn, "zh-CN": rulesZhCn as RulesMessages };

export function RulesPage() {
  const all = { ...useMessages(), ...messages[useLanguage()] };
  return (
    <IntlProvider locale={useLocale()} messages={all}>
      <Head />
      <Section skeleton={<SheetsSkeleton rows={[4, 5, 5, 4]} />}>
        <Rules />
      </Section>
    </IntlProvider>
  );
}

function Head() {
  const t = useTranslations("rules");
  return <PageHead title={t("title")} lead={t("lead", { name: use(ProgrammeName) })} />;
}

function Rules() {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  return <RulesList programme={programme} />;
}
