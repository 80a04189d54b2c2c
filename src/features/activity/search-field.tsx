import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "../../ui/field.tsx";

type SearchFieldProps = {
  readonly words: string;
  readonly maxLength: number;
  readonly onChange: (words: string) => void;
};

/** The search field. It holds the typed text and reports each change, trimmed. */
export function SearchField({ words, maxLength, onChange }: SearchFieldProps) {
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
