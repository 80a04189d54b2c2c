import type { RowFault } from "../../contract/demo.ts";
import { plainNumber, readUnsigned } from "../../contract/typed-number.ts";

export type Amount =
  | { readonly value: number; readonly fault?: never }
  | { readonly value?: never; readonly fault: Extract<RowFault, `amount-${string}`> };

/** `1.000` is a thousand in one country and one in another. */
const UNCLEAR = /^\d{1,3}(\.\d{3})+$/;

/** A whole number with or without a sign: `+5`, `-1,500`, `１５００`, `\u2212150`, `(150)`, `150-`, `150分`. */
export function readAmount(text: string): Amount {
  const plain = plainNumber(text).replace(/(?<=\d\)?)(?:分|积分|集分宝|points?|pts)$/i, "");
  const [, before, inside, after] = /^([+-]?)(.*?)([+-]?)$/.exec(plain) ?? [];
  const [, bracketed] = /^\((.*)\)$/.exec(inside ?? "") ?? [];
  const signs = [before, after, bracketed === undefined ? "" : "-"].filter((sign) => sign !== "");
  if (signs.length > 1) return { fault: "amount-unreadable" };
  const digits = bracketed ?? inside ?? "";
  if (UNCLEAR.test(digits)) return { fault: "amount-unclear" };
  const { value, fault } = readUnsigned(digits, 0);
  if (fault === "not-whole") return { fault: "amount-not-whole" };
  if (value === undefined) return { fault: "amount-unreadable" };
  if (value > Number.MAX_SAFE_INTEGER) return { fault: "amount-too-large" };
  return { value: signs[0] === "-" && value !== 0 ? -value : value };
}
