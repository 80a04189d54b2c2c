import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryKind } from "../../contract/entry.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { MAX_QUERY_LENGTH, type AddressFilter } from "./filter.ts";
import { entryAddress } from "../../ui/addresses.ts";

type FilterFormProps = {
  readonly filter: AddressFilter;
  readonly onChange: (filter: AddressFilter) => void;
};

/** The filters of the history. Each change applies at once. */
export function FilterForm({ filter, onChange }: FilterFormProps) {
  const t = useTranslations("activity");
  const kindName = useTranslations("kind");
  const isFiltered = Object.values(filter).some(Boolean);
  // On a phone only the search field is shown at first, unless another filter is set.
  const [isOpen, setOpen] = useState(Boolean(filter.kind ?? filter.from ?? filter.to));
  const folded = isOpen ? "" : "max-sm:hidden";
  return (
    <search
      aria-label={t("filter")}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4 print:hidden"
    >
      <SearchField
        words={filter.q ?? ""}
        maxLength={MAX_QUERY_LENGTH}
        onChange={(words) => onChange({ ...filter, q: words || undefined })}
      />
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="group -my-1 flex min-h-11 items-center gap-1 justify-self-start text-sm font-medium text-accent sm:hidden"
      >
        {t("filter")}
        <Icon name="down" className="size-4 group-aria-expanded:rotate-180" />
      </button>
      <SelectField
        label={t("kind")}
        value={filter.kind ?? ""}
        className={`max-sm:col-span-2 ${folded}`}
        onChange={({ target }) => {
          const kind = entryKind.safeParse(target.value);
          onChange({ ...filter, kind: kind.success ? kind.data : undefined });
        }}
      >
        <option value="">{t("allKinds")}</option>
        {entryKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(kind)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("from")}
        type="date"
        className={folded}
        value={filter.from ?? ""}
        max={filter.to}
        onChange={({ target }) => onChange({ ...filter, from: target.value || undefined })}
      />
      <TextField
        label={t("to")}
        type="date"
        className={folded}
        value={filter.to ?? ""}
        min={filter.from}
        onChange={({ target }) => onChange({ ...filter, to: target.value || undefined })}
      />
      {filter.lot !== undefined && (
        <p className="col-span-full text-sm">
          {t("ofLot")}{" "}
          <Link
            href={entryAddress(filter.lot)}
            className="font-medium text-accent underline underline-offset-4"
          >
            {t("openLot")}
          </Link>
        </p>
      )}
      {isFiltered && (
        <Button
          look="plain"
          className="col-span-full justify-self-start"
          onClick={() => onChange({})}
        >
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

type SearchFieldProps = {
  readonly words: string;
  readonly maxLength: number;
  readonly onChange: (words: string) => void;
};

/** The search field. It holds the typed text and reports each change, trimmed. */
function SearchField({ words, maxLength, onChange }: SearchFieldProps) {
  const t = useTranslations("activity");
  const [draft, setDraft] = useState(words);
  const [known, setKnown] = useState(words);
  // The text was changed from outside: by a link or the clear button.
  if (words !== known) {
    setKnown(words);
    if (words !== draft.trim()) setDraft(words);
  }

  function type(typed: string) {
    setDraft(typed);
    if (typed.trim() !== words) onChange(typed.trim());
  }

  return (
    <TextField
      label={t("search")}
      type="search"
      placeholder={t("searchHint")}
      maxLength={maxLength}
      value={draft}
      className="max-sm:col-span-2"
      onChange={({ target }) => type(target.value)}
    />
  );
}
