import { useFormatter, useTranslations } from "use-intl";
import type { StatementResult } from "../../contract/sample.ts";

/** Thousands of rows help nobody, and would hold the page up. */
const MOST_SHOWN = 500;

/** What did not fit, by the line on which it stands in the file. */
export function ProblemTable({ problems }: Pick<StatementResult, "problems">) {
  const t = useTranslations("statement");
  const words = useTranslations("rowProblem");
  const format = useFormatter();
  const shown = problems.slice(0, MOST_SHOWN);
  return (
    <div className="mt-6">
      <table className="w-full border-collapse text-sm">
        <caption className="pb-2 text-left font-semibold">{t("caption")}</caption>
        <thead className="text-xs text-quiet">
          <tr className="[&>th]:pb-1 [&>th]:font-medium">
            <th scope="col" className="w-20 pr-6 text-right">
              {t("line")}
            </th>
            <th scope="col" className="text-left">
              {t("what")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, code }) => (
            <tr key={`${line} ${code}`} className="[&>*]:border-t [&>*]:border-line [&>*]:py-2">
              <th scope="row" className="figures pr-6 text-right font-medium">
                {format.number(line)}
              </th>
              <td>{words(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
