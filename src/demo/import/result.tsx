import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { useRenameWallet, useSignIn } from "../../api/demo.ts";
import { appliedFaults, type ImportResult } from "../../contract/demo.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ProblemTable } from "./problem-table.tsx";

type ResultProps = { readonly result: ImportResult; readonly onAnother: () => void };

/** The result of an import: applied and rejected rows, and a button to open the new wallet. */
export function Result({ result, onAnother }: ResultProps) {
  const t = useTranslations("import");
  const [, navigate] = useLocation();
  const signIn = useSignIn(useLanguage(), () => navigate("/"));
  const status = useRef<HTMLDivElement>(null);
  const rename = useRenameWallet();
  const [name, setName] = useState("");
  const { memberId, applied, problems } = result;
  const skipped = problems.filter(({ code }) => !appliedFaults.includes(code)).length;

  useEffect(() => status.current?.focus(), []);

  function open() {
    if (signIn.isPending || rename.isPending) return;
    const openIt = () => signIn.mutate({ memberId });
    if (name.trim() === "") openIt();
    else rename.mutate({ memberId, name }, { onSuccess: openIt });
  }

  return (
    <div className="sheet p-5 sm:p-6">
      <div ref={status} role="status" tabIndex={-1} className="flex items-start gap-3">
        <Icon
          name={problems.length === 0 ? "tick" : "info"}
          className={`mt-0.5 size-6 ${problems.length === 0 ? "text-gain" : "text-accent"}`}
        />
        <div>
          <p className="text-lg font-semibold">{t("applied", { count: applied })}</p>
          <p className="text-quiet">
            {problems.length === 0 ? t("noProblems") : t("problems", { count: skipped })}
          </p>
        </div>
      </div>
      <TextField
        label={t("name")}
        className="mt-5 sm:max-w-80"
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {rename.isError && <Failure error={rename.error} />}
      {signIn.isError && <Failure error={signIn.error} />}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button aria-disabled={signIn.isPending} onClick={open}>
          {signIn.isPending ? t("opening") : t("open")}
        </Button>
        <Button look="outlined" onClick={onAnother}>
          {t("another")}
        </Button>
      </div>
      {problems.length > 0 && <ProblemTable problems={problems} />}
    </div>
  );
}
