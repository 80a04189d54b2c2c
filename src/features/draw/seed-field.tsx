import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { newSeed, SEED_LENGTH, type TypedSeed } from "./seed.ts";

type SeedFieldProps = {
  readonly text: string;
  readonly typed: TypedSeed;
  readonly onChange: (text: string) => void;
};

const wordsOf = { empty: "seedEmpty", characters: "seedCharacters", length: "seedLength" } as const;

/** The member's own part of the roll: made by this page, and theirs to change. */
export function SeedField({ text, typed, onChange }: SeedFieldProps) {
  const t = useTranslations("draw");
  const why = useId();
  const count = typed.fault === "length" ? typed.count : 0;
  return (
    <div className="grid gap-2">
      <TextField
        label={t("seed")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={80}
        className="[&_input]:font-mono [&_input]:text-sm"
        value={text}
        fault={typed.fault && t(wordsOf[typed.fault], { length: SEED_LENGTH, count })}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={why} className="text-sm text-quiet">
        {t("seedWhy")}
      </p>
      <Button
        look="outlined"
        className="justify-self-start max-sm:w-full"
        aria-describedby={why}
        onClick={() => onChange(newSeed())}
      >
        {t("newSeed")}
      </Button>
    </div>
  );
}
