import { useFormatter, useTranslations } from "use-intl";
import type { ImportResult } from "../../contract/demo.ts";
import { Table } from "../../ui/table.tsx";

/** Thousands of rows help nobody, and would hold the page up. */
const MOST_SHOWN = 500;

/** What did not fit, by the line on which it stands in the file. */
export function ProblemTable({ problems }: Pick<ImportResult, "problems">) {
  const t = useTranslations("import");
  const words = useTranslations("rowProblem");
  const format = useFormatter();
  const shown = problems.slice(0, MOST_SHOWN);
  return (
    <div className="mt-6">
      <Table
        caption={t("caption")}
        columns={[{ name: t("line"), isNumber: true }, { name: t("problem") }]}
      >
        {shown.map(({ line, code }) => (
          <tr key={`${line} ${code}`}>
            <th scope="row" className="figures w-20 text-right font-medium">
              {format.number(line)}
            </th>
            <td className="pl-6">{words(code)}</td>
          </tr>
        ))}
      </Table>
      {shown.length < problems.length && (
        <p className="mt-3 text-sm text-quiet">
          {t("shownOf", {
            shown: format.number(shown.length),
            count: format.number(problems.length),
          })}
        </p>
      )}
    </div>
  );
}
