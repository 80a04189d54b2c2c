import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "../../ui/field.tsx";

/** Keys that follow each other closer are one; an answer comes within the blink after it. */
const PAUSE_MS = 30;

type WordsFieldProps = {
  readonly words: string;
  readonly maxLength: number;
  readonly onChange: (words: string) => void;
};

/** Words to look for. The field owns what is being typed, and hands it on when the typing pauses. */
export function WordsField({ words, maxLength, onChange }: WordsFieldProps) {
  const t = useTranslations("history");
  const [draft, setDraft] = useState(words);
  const [known, setKnown] = useState(words);
  // The address was changed by something else: a link, or the button that clears it.
  if (words !== known) {
    setKnown(words);
    if (words !== draft.trim()) setDraft(words);
  }

  useEffect(() => {
    if (draft.trim() === words) return;
    const timer = setTimeout(() => onChange(draft.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, words, onChange]);

  return (
    <TextField
      label={t("words")}
      type="search"
      placeholder={t("wordsHint")}
      maxLength={maxLength}
      value={draft}
      className="max-sm:col-span-2"
      onChange={({ target }) => setDraft(target.value)}
    />
  );
}
