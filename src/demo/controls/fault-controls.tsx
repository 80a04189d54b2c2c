import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { faultsQuery, useSetFaults } from "../../api/demo.ts";
import { NO_FAULTS, type Faults } from "../../contract/demo.ts";
import { Button } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Failure } from "../../ui/failure.tsx";
import { ControlGroup } from "./control-group.tsx";

type FaultName = keyof Faults;
const names = Object.keys(NO_FAULTS) as FaultName[];

/** A control for each fault that the contract knows. */
export function FaultControls() {
  const t = useTranslations("demo");
  const { data: saved } = useQuery(faultsQuery);
  const { mutate: set, isPending, variables, error } = useSetFaults();
  const faults = isPending ? variables : saved;
  if (faults === undefined) return null;
  const isNone = names.every((name) => !faults[name]);
  return (
    <ControlGroup title={t("faults")}>
      <div className="grid gap-4">
        {names.map((name) => (
          <FaultControl
            key={name}
            name={name}
            value={faults[name] ?? NO_FAULTS[name] ?? false}
            onChange={(value) => set({ ...faults, [name]: value })}
          />
        ))}
      </div>
      <Button
        look="outlined"
        className="mt-4 w-full text-sm aria-disabled:text-quiet"
        aria-disabled={isNone}
        onClick={() => {
          if (!isNone) set(NO_FAULTS);
        }}
      >
        {isNone ? t("noFaults") : t("clearFaults")}
      </Button>
      {error && <Failure error={error} />}
    </ControlGroup>
  );
}

type FaultControlProps = {
  readonly name: FaultName;
  readonly value: number | boolean;
  readonly onChange: (value: number | boolean) => void;
};

const DELAYS = [0, 300, 1_000, 3_000];
const SHARES = [0, 0.5, 0.9, 1];

/** A fault is a flag, a delay (its name ends in `Ms`) or a share of the requests. */
function FaultControl({ name, value, onChange }: FaultControlProps) {
  const words = useTranslations("fault");
  const format = useFormatter();
  if (typeof value === "boolean") {
    return <Check label={words(name)} checked={value} onChange={onChange} />;
  }
  const isTime = name.endsWith("Ms");
  const usual = isTime ? DELAYS : SHARES;
  const steps = usual.includes(value) ? usual : [...usual, value].toSorted((a, b) => a - b);
  const wordsOf = (step: number) =>
    isTime
      ? format.number(step / 1_000, { style: "unit", unit: "second", unitDisplay: "narrow" })
      : format.number(step, { style: "percent" });
  return (
    <Choice
      label={words(name)}
      value={String(value)}
      options={steps.map((step) => ({ value: String(step), label: wordsOf(step) }))}
      onChange={(step) => onChange(Number(step))}
    />
  );
}
