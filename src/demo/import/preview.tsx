import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { DateOrder, ImportPreview, ImportQuery } from "../../contract/demo.ts";
import { Button } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Facts } from "../../ui/facts.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Moment, useZoneName } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { ColumnRoles } from "./column-roles.tsx";
import { ProblemTable } from "./problem-table.tsx";

type PreviewProps = {
  readonly preview: ImportPreview;
  /** It is being read again after a correction. */
  readonly isStale: boolean;
  readonly isSending: boolean;
  readonly onChange: (query: ImportQuery) => void;
  readonly onImport: () => void;
  readonly onAnother: () => void;
};

/** What was understood of a file, before a wallet is made of it. The member can correct it. */
export function Preview(props: PreviewProps) {
  const { preview, isStale, isSending, onChange, onImport, onAnother } = props;
  const t = useTranslations("importPreview");
  const heading = useRef<HTMLParagraphElement>(null);
  const { isIncomplete, isDateOrderUnclear, applied, problems } = preview;
  const question = questionOf(preview);

  useEffect(() => heading.current?.focus(), []);

  return (
    <Panel title={t("title")}>
      <p ref={heading} role="status" tabIndex={-1} className="font-medium">
        {t("rows", { count: applied })}
        {problems.length > 0 && ` ${t("skipped", { count: problems.length })}`}
      </p>
      {question && (
        <Notice tone="glow" className="mt-4">
          {t(question)}
        </Notice>
      )}
      <Understood preview={preview} />
      {preview.dateOrder && (
        <DateOrderField
          value={isDateOrderUnclear ? undefined : preview.dateOrder}
          onChange={(dates) => onChange({ ...chosen(preview), dates })}
        />
      )}
      {!preview.isExport && (
        <ColumnRoles
          columns={preview.columns}
          isOpen={isIncomplete}
          onChange={(columns) => onChange({ ...chosen(preview), columns })}
        />
      )}
      {preview.opening > 0 && (
        <Check
          label={t("opening", { count: preview.opening })}
          note={t("openingNote")}
          checked={preview.hasOpening}
          onChange={(isWanted) => {
            const { opening: _before, ...others } = chosen(preview);
            onChange({ ...others, ...(isWanted && { opening: "true" }) });
          }}
        />
      )}
      {preview.first.length > 0 && <FirstRows preview={preview} />}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button
          disabled={question !== undefined}
          aria-disabled={isStale || isSending}
          onClick={() => !isStale && onImport()}
        >
          {isSending ? t("creating") : t("create")}
        </Button>
        <Button look="outlined" onClick={onAnother}>
          {t("another")}
        </Button>
      </div>
      {problems.length > 0 && <ProblemTable problems={problems} />}
    </Panel>
  );
}

/** What the member has to say first. */
function questionOf({ isIncomplete, isDateOrderUnclear, applied }: ImportPreview) {
  if (isIncomplete) return "columnsUnclear";
  if (isDateOrderUnclear) return "datesUnclear";
  return applied === 0 ? "nothing" : undefined;
}

/** The member's choices so far: a column that was recognised is one too. */
function chosen(preview: ImportPreview): ImportQuery {
  const { columns, dateOrder, isDateOrderUnclear, isExport, hasOpening } = preview;
  return {
    ...(!isExport && { columns: columns.map(({ role }) => role ?? "").join() }),
    ...(dateOrder && !isDateOrderUnclear && { dates: dateOrder }),
    ...(hasOpening && { opening: "true" }),
  };
}

function Understood({ preview }: { readonly preview: ImportPreview }) {
  const t = useTranslations("importPreview");
  const format = useFormatter();
  const zone = useZoneName();
  const { format: type, encoding, separator, ignored, isNewestFirst, spendable } = preview;
  const formatName = useTranslations("importFormat");
  const source = [
    formatName(type),
    encoding,
    separator && t("separatedBy", { separator: nameOf(separator) }),
  ];
  const facts = [
    [t("file"), source.filter(Boolean).join(" · ")],
    [t("times"), zone],
    [t("order"), t(isNewestFirst ? "newestFirst" : "oldestFirst")],
    [t("balance"), t("points", { count: spendable })],
    ...(ignored.length > 0
      ? [[t("ignored"), format.list(ignored.slice(0, 10).map(String))] as const]
      : []),
  ] as const;
  return <Facts facts={facts} className="mt-4 grid gap-3 text-sm sm:grid-cols-2" />;
}

/** A tab cannot be seen. */
function nameOf(separator: string): string {
  return separator === "\t" ? "Tab" : separator;
}

type DateOrderFieldProps = {
  readonly value: DateOrder | undefined;
  readonly onChange: (order: DateOrder) => void;
};

function DateOrderField({ value, onChange }: DateOrderFieldProps) {
  const t = useTranslations("importPreview");
  return (
    <SelectField
      label={t("dateOrder")}
      className="mt-4 sm:max-w-80"
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value as DateOrder)}
    >
      {value === undefined && <option value="">{t("choose")}</option>}
      <option value="dmy">{t("dmy")}</option>
      <option value="mdy">{t("mdy")}</option>
    </SelectField>
  );
}

function FirstRows({ preview: { first } }: { readonly preview: ImportPreview }) {
  const t = useTranslations("importPreview");
  const kind = useTranslations("kind");
  const format = useFormatter();
  return (
    <Table
      caption={t("first")}
      className="mt-5"
      columns={[
        { name: t("date") },
        { name: t("description") },
        { name: t("amount"), isNumber: true },
      ]}
    >
      {first.map(({ line, at, title, points, kind: code }) => (
        <tr key={line}>
          <th scope="row" className="text-left align-top font-normal">
            <Moment at={at} />
          </th>
          <td className="wrap-anywhere">
            <span className="line-clamp-2">{title}</span>
            <span className="text-quiet">{kind(code)}</span>
          </td>
          <td className="figures text-right align-top">
            {format.number(points, { signDisplay: "exceptZero" })}
          </td>
        </tr>
      ))}
    </Table>
  );
}
