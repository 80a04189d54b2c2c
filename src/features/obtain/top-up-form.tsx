import { useId, useRef, useState, type ComponentType } from "react";
import { useTranslations } from "use-intl";
import type { Instant } from "../../rules/calendar.ts";
import type { TopUpOffer } from "../../contract/offer.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { NumberField, TextField } from "../../ui/field.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useTimeLeft } from "../../spend/time-left.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { formatNumber, readNumber, readPassword } from "./card-number.ts";
import type { ObtainProps } from "./obtain-props.ts";

const numberWords = {
  empty: "numberEmpty",
  letters: "numberLetters",
  length: "numberLength",
  check: "numberCheck",
} as const;
const passwordWords = { empty: "passwordEmpty", length: "passwordLength" } as const;

type Card = { readonly number: string; readonly password: string };

type TopUpFormProps = ObtainProps & {
  readonly offer: TopUpOffer;
  /** Cards to fill in with a click. */
  readonly Cards: ComponentType<{ onFill: (card: Card) => void }> | undefined;
};

const NOTHING: Card = { number: "", password: "" };

/** Tops up with a card's number and password. The password is secret, so nothing is saved as a draft. */
export function TopUpForm({ offer, Cards, snapshot, onDone }: TopUpFormProps) {
  const t = useTranslations("obtain");
  const [typed, type] = useState(NOTHING);
  // Faults are shown after a field was left.
  const [left, leave] = useState({ number: false, password: false });
  const numberField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const number = readNumber(typed.number);
  const issuer = offer.issuers.find(({ digits }) => number.text.startsWith(digits));
  const password = readPassword(typed.password);
  const about = useId();
  const isLocked = useTimeLeft(offer.lockedUntil ?? 0) > 0;
  const command = useCommand("topUp", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "grant");
    change(NOTHING);
    leave({ number: false, password: false });
    onDone({ words: t("toppedUp", { points: entry?.points ?? 0 }), entryId: entry?.id });
  });

  function change(card: Card) {
    command.forgetError();
    type(card);
  }

  function send() {
    leave({ number: true, password: true });
    if (number.fault) return numberField.current?.focus();
    if (password.fault) return passwordField.current?.focus();
    onDone(undefined);
    return command.send({
      body: { number: number.text, password: password.text },
      snapshot: snapshot.wallet,
    });
  }

  const numberFault =
    number.fault && (left.number || number.fault === "check")
      ? t(numberWords[number.fault], { count: number.text.length })
      : undefined;
  const passwordFault =
    password.fault && left.password
      ? t(passwordWords[password.fault], { count: password.text.length })
      : undefined;

  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
      <Form aria-label={offer.title} className="sheet grid gap-5 p-5 sm:p-6" onSubmit={send}>
        <NumberField
          ref={numberField}
          label={t("number")}
          inputMode="numeric"
          placeholder="0000 0000 0000 0000"
          value={typed.number}
          fault={numberFault}
          onBlur={() => {
            leave({ ...left, number: typed.number !== "" });
            type({ ...typed, number: formatNumber(typed.number) });
          }}
          onChange={({ target: { value, selectionStart } }) =>
            // Grouping before the end of the text would move the caret.
            change({
              ...typed,
              number: selectionStart === value.length ? formatNumber(value) : value,
            })
          }
        />
        {/* The line is always there, so that the password does not move while the number is typed. */}
        <p aria-live="polite" className="-mt-3 min-h-lh text-sm text-quiet">
          {issuer && t("issuer", { title: issuer.title })}
        </p>
        <TextField
          ref={passwordField}
          label={t("password")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          value={typed.password}
          fault={passwordFault}
          onBlur={() => leave({ ...left, password: typed.password !== "" })}
          onChange={({ target }) => change({ ...typed, password: target.value })}
        />
        {!isLocked && <CommandError command={command} className="" />}
        {isLocked && offer.lockedUntil !== null && <Locked id={about} until={offer.lockedUntil} />}
        <Button
          ref={submit}
          type="submit"
          disabled={isLocked}
          aria-disabled={command.isSending}
          aria-describedby={isLocked ? about : undefined}
        >
          {command.isSending ? t("sending") : t("topUpButton")}
        </Button>
      </Form>
      {Cards && (
        <Cards
          onFill={({ number: digits, password: secret }) => {
            change({ number: formatNumber(digits), password: secret });
            leave({ number: false, password: false });
            submit.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function Locked({ id, until }: { id: string; until: Instant }) {
  return (
    <Notice tone="glow" role="alert">
      <p id={id}>
        <RefusalMessage refusal={{ code: "top-up-locked", until }} />
      </p>
    </Notice>
  );
}
