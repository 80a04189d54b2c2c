import { useFormatter, useTranslations } from "use-intl";
import { rowFault, type RowFault, type RowProblem } from "../../contract/demo.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Table } from "../../ui/table.tsx";

/** More rows would slow down the page. */
const MOST_SHOWN = 500;

/** The rejected rows by their line in the file. */
export function ProblemTable({ problems }: { readonly problems: readonly RowProblem[] }) {
  const t = useTranslations("import");
  const format = useFormatter();
  const shown = problems.slice(0, MOST_SHOWN);
  return (
    <div className="mt-6">
      <Table
        caption={t("caption")}
        columns={[{ name: t("line"), isNumber: true }, { name: t("problem") }]}
      >
        {shown.map((problem) => (
          <tr key={`${problem.line} ${problem.code}`}>
            <th scope="row" className="figures text-right align-top font-medium">
              {format.number(problem.line)}
            </th>
            <td className="wrap-anywhere">
              {problem.row !== undefined && <p className="text-quiet">{problem.row}</p>}
              <RowProblemMessage problem={problem} />
            </td>
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

function RowProblemMessage({ problem }: { problem: RowProblem }) {
  const t = useTranslations("rowFault");
  const format = useFormatter();
  const cellWords = useTranslations("importPreview");
  const { code } = problem;
  const { column, cell } = problem;
  return (
    <p>
      {column !== undefined && cell !== undefined && (
        <span className="font-medium">
          {cellWords("cell", { column, cell: cell === "" ? "–" : cell })}{" "}
        </span>
      )}
      {isRowFault(code) ? (
        t(code, { balance: format.number(problem.balance ?? 0) })
      ) : (
        <RefusalMessage refusal={{ ...problem, code }} />
      )}
    </p>
  );
}

function isRowFault(code: RowProblem["code"]): code is RowFault {
  return rowFault.options.some((fault) => fault === code);
}
