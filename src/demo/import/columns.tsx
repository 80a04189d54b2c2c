import { useTranslations } from "use-intl";
import { useLanguage } from "../../state/language.ts";
import { useZoneName } from "../../ui/instant.tsx";
import { statementAddress } from "../statement-files.ts";
import { Panel } from "../../ui/panel.tsx";

const EXAMPLE = `date,description,points
2026-03-01,Daily sign-in,1
2026-03-04 18:20,Rebate,240
2026-03-09,Water bill,-150`;

/** The columns of an import file, and example files. */
export function Columns() {
  const t = useTranslations("import");
  const columns = [
    ["date", t("columnDate", { zone: useZoneName() })],
    ["description", t("columnDescription")],
    ["points", t("columnPoints")],
    ["kind", t("columnKind")],
  ] as const;
  return (
    <Panel title={t("columns")}>
      <pre
        translate="no"
        className="figures rounded-xl whitespace-pre-wrap wrap-anywhere bg-sunken p-4 font-mono text-xs leading-relaxed"
      >
        {EXAMPLE}
      </pre>
      <dl className="mt-4 grid gap-3 text-sm">
        {columns.map(([name, what]) => (
          <div key={name}>
            <dt translate="no" className="font-mono font-semibold">
              {name}
            </dt>
            <dd className="text-quiet">{what}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-5 text-sm">{t("demoFiles")}</h3>
      <ul className="text-sm">
        <li>
          <DemoFileLink name="regular">{t("demoRegular")}</DemoFileLink>
        </li>
        <li>
          <DemoFileLink name="guide">{t("demoGuide")}</DemoFileLink>
        </li>
      </ul>
    </Panel>
  );
}

/** A demo file in the shown language. */
function DemoFileLink({ name, children }: { name: string; children: string }) {
  const language = useLanguage();
  const file = language === "en" ? name : `${name}.${language}`;
  return (
    <a
      href={statementAddress(file)}
      download={`${file}.csv`}
      className="inline-flex min-h-8 items-center text-accent underline underline-offset-4 hover:text-accent-strong"
    >
      {children}
    </a>
  );
}
