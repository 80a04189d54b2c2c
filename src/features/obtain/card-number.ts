import { isCardNumber } from "../../rules/obtain/top-up.ts";

const NUMBER_LENGTH = 16;
const PASSWORD_LENGTH = 8;

type NumberFault = "empty" | "letters" | "length" | "check";
type PasswordFault = "empty" | "length";

type TypedText<Fault> = { readonly text: string; readonly fault: Fault | undefined };

/** Reads a typed or pasted card number; full-width digits, spaces and hyphens are accepted. */
export function readNumber(typed: string): TypedText<NumberFault> {
  const text = plain(typed).replace(/[\s\-\u2010-\u2015]/g, "");
  return { text, fault: numberFault(text) };
}

function numberFault(text: string): NumberFault | undefined {
  if (text === "") return "empty";
  if (!/^[0-9]+$/.test(text)) return "letters";
  if (text.length !== NUMBER_LENGTH) return "length";
  return isCardNumber(text) ? undefined : "check";
}

/** Reads a password of 8 characters, full-width or not; case matters. */
export function readPassword(typed: string): TypedText<PasswordFault> {
  const text = plain(typed).replace(/\s/g, "");
  if (text === "") return { text, fault: "empty" };
  return { text, fault: text.length === PASSWORD_LENGTH ? undefined : "length" };
}

/** Groups digits in fours, as on the card; other text is left as it is. */
export function formatNumber(typed: string): string {
  const { text } = readNumber(typed);
  return /^[0-9]+$/.test(text) ? text.replace(/(\d{4})(?=\d)/g, "$1 ") : typed;
}

function plain(typed: string): string {
  return typed.normalize("NFKC").trim();
}
