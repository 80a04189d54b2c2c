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
    <div>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <TextField
          label={t("seed")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
          className="flex-1 basis-64 [&_input]:font-mono [&_input]:text-sm"
          value={text}
          fault={typed.fault && t(wordsOf[typed.fault], { length: SEED_LENGTH, count })}
          onChange={({ target }) => onChange(target.value)}
        />
        <Button
          look="outlined"
          className="max-sm:w-full sm:mt-6.5"
          aria-describedby={why}
          onClick={() => onChange(newSeed())}
        >
          {t("newSeed")}
        </Button>
      </div>
      <p id={why} className="mt-1 text-sm text-quiet">
        {t("seedWhy")}
      </p>
    </div>
  );
}
