import { useTranslations } from "use-intl";
import { RemindersPanel } from "../../features/expiry/reminders-panel.tsx";
import { VerifyPanel } from "../../features/verify/verify-panel.tsx";
import { LanguageChoice, ThemeChoice } from "../../features/session/display-choices.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { ExportFormats } from "../../spend/export-formats.tsx";
import { useDemo } from "../demo-parts.ts";
import { Section } from "../section.tsx";
import { Facts } from "../../ui/facts.tsx";

export function SettingsPage() {
  const t = useTranslations("settings");
  const demo = useDemo();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
        <div className="grid gap-5">
          <Panel title={t("display")}>
            <div className="grid gap-5">
              <LanguageChoice />
              <ThemeChoice />
            </div>
          </Panel>
          <Section skeleton={<SheetsSkeleton rows={[4]} />}>
            <VerifyPanel />
          </Section>
          <Section skeleton={<SheetsSkeleton rows={[4]} />}>
            <RemindersPanel />
          </Section>
        </div>
        <div className="grid gap-5">
          <ExportPanel />
          {demo && (
            <Section skeleton={<SheetsSkeleton rows={[3, 3]} />}>
              <demo.SettingsPanels />
            </Section>
          )}
          <AboutPanel />
        </div>
      </div>
    </>
  );
}

function ExportPanel() {
  const t = useTranslations("settings");
  return (
    <Panel title={t("export")}>
      <p className="mb-3 text-sm text-quiet">{t("exportLead")}</p>
      <ExportFormats />
    </Panel>
  );
}

function AboutPanel() {
  const t = useTranslations("settings");
  return (
    <Panel title={t("about")}>
      <Facts
        facts={[
          [t("version"), import.meta.env.VITE_VERSION],
          [t("licence"), t("mit")],
        ]}
        className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2"
      />
    </Panel>
  );
}
