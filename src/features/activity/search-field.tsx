import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "../../ui/field.tsx";

type SearchFieldProps = {
  readonly words: string;
  readonly maxLength: number;
  readonly onChange: (words: string) => void;
};

/** Words to look for. The field owns what is being typed, and hands it on with each key. */
export function SearchField({ words, maxLength, onChange }: SearchFieldProps) {
  const t = useTranslations("activity");
  const [draft, setDraft] = useState(words);
  const [known, setKnown] = useState(words);
  // The address was changed by something else: a link, or the button that clears it.
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
