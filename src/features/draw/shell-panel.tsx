import { useTranslations } from "use-intl";
import { Panel } from "../../ui/panel.tsx";
import { shellCommands, type DrawVerification } from "./verify-draw.ts";

type ShellPanelProps = { readonly secret: string; readonly proof: DrawVerification };

/** Shell commands that repeat the verification without this page. */
export function ShellPanel({ secret, proof }: ShellPanelProps) {
  const t = useTranslations("check");
  return (
    <Panel title={t("otherTools")}>
      <p className="mb-3 text-sm text-quiet">{t("otherToolsWhy")}</p>
      <pre className="rounded-xl bg-sunken px-4 py-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap select-all">
        {shellCommands(secret, proof).join("\n")}
      </pre>
    </Panel>
  );
}
