import { useState, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryKind } from "../../contract/entry.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { isDay, MAX_QUERY_LENGTH, type AddressFilter } from "./filter.ts";
import { useDayDraft } from "./use-day-draft.ts";
import { entryAddress } from "../../ui/addresses.ts";

type FilterFormProps = {
  readonly filter: AddressFilter;
  readonly onChange: (change: Partial<AddressFilter>) => void;
  readonly onClear: () => void;
};

/** A capture is a part of its payment's row. */
const filterKinds = entryKind.options.filter((kind) => kind !== "capture");

/** The filters of the history. Each change applies at once. */
export function FilterForm({ filter, onChange, onClear }: FilterFormProps) {
  const t = useTranslations("activity");
  const kindName = useTranslations("kind");
  const { checkIns: _, ...filters } = filter;
  const isFiltered = Object.values(filters).some(Boolean);
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
        onChange={(words) => onChange({ q: words || undefined })}
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
          onChange({ kind: kind.success ? kind.data : undefined });
        }}
      >
        <option value="">{t("allKinds")}</option>
        {filterKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(kind)}
          </option>
        ))}
      </SelectField>
      <DayField
        label={t("from")}
        className={folded}
        day={filter.from}
        max={filter.to}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        label={t("to")}
        className={folded}
        day={filter.to}
        min={filter.from}
        onChange={(to) => onChange({ to })}
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
        <Button look="plain" className="col-span-full justify-self-start" onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

type DayFieldProps = Pick<ComponentProps<"input">, "min" | "max" | "className"> & {
  readonly label: string;
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
};

/** A date that is typed part by part. It reports whole days, and that it is empty. */
function DayField({ day = "", onChange, ...field }: DayFieldProps) {
  const { draft, setDraft } = useDayDraft(day);
  return (
    <TextField
      type="date"
      value={draft}
      onChange={({ target: { value, validity } }) => {
        setDraft(value);
        // A browser has no value for a part of a date.
        if (isDay(value)) onChange(value);
        else if (!validity.badInput && value === "") onChange(undefined);
      }}
      {...field}
    />
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
