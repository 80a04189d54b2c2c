import { useState } from "react";
import { useTranslations } from "use-intl";
import { columnRole, type ImportPreview } from "../../contract/demo.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { SelectField } from "../../ui/field.tsx";

type ColumnRolesProps = {
  readonly columns: ImportPreview["columns"];
  /** Shown at first; after that the member opens and closes it. */
  readonly isOpen: boolean;
  /** The role of each column, joined by commas; empty for one that is not read. */
  readonly onChange: (roles: string) => void;
};

/** What each column holds. A role that is chosen for a column is taken from the one that had it. */
export function ColumnRoles({ columns, isOpen, onChange }: ColumnRolesProps) {
  const t = useTranslations("importPreview");
  const role = useTranslations("columnRole");
  const [wasOpen] = useState(isOpen);

  function choose(chosenAt: number, chosen: string) {
    const roles = columns.map(({ role: present }, index) => {
      if (index === chosenAt) return chosen;
      return present === chosen ? "" : (present ?? "");
    });
    onChange(roles.join());
  }

  return (
    <Disclosure label={t("columns")} open={wasOpen}>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {columns.map(({ name, role: present }, index) => (
          <SelectField
            // eslint-disable-next-line react/no-array-index-key -- columns may have equal names, and never move
            key={index}
            label={t("column", { number: String(index + 1), name: name.slice(0, 60) })}
            className="wrap-anywhere"
            value={present ?? ""}
            onChange={({ target }) => choose(index, target.value)}
          >
            <option value="">{t("notRead")}</option>
            {columnRole.options.map((each) => (
              <option key={each} value={each}>
                {role(each)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </Disclosure>
  );
}
