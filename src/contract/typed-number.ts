export const typedFaults = [
  "empty",
  "not-a-number",
  "not-whole",
  "too-many-places",
  "too-small",
] as const;
export type TypedFault = (typeof typedFaults)[number];

export type Typed =
  | { readonly value: number; readonly fault?: never }
  | { readonly value?: never; readonly fault: TypedFault };

/** A whole number of at least 1. Takes full-width digits, thousands separators and spaces. */
export function readWhole(text: string): Typed {
  return read(text, 0);
}

type Money = { readonly symbol: string; readonly places: number };

/** An amount of money in its smallest unit, at least 1: "€1,234.50", "１２．５", "12円". */
export function readMoney(text: string, { symbol, places }: Money): Typed {
  const plain = text.normalize("NFKC").trim();
  const amount = plain.startsWith(symbol) ? plain.slice(symbol.length) : plain;
  // After the number a currency may be one character.
  return read(amount.replace(/(?<=\d)\s*[\p{Sc}\p{Lo}]$/u, ""), places);
}

/** An amount as a person types it: "12.50". */
export function typedMoney(fen: number, { places }: Pick<Money, "places">): string {
  return (fen / 10 ** places).toFixed(places);
}

/** In units of the last decimal place. */
function read(text: string, places: number): Typed {
  const plain = plainNumber(text);
  if (plain === "") return { fault: "empty" };
  if (/^-[\d.,]+$/.test(plain)) return { fault: "too-small" };
  const typed = readUnsigned(plain, places);
  if (typed.fault) return typed;
  if (typed.value === 0) return { fault: "too-small" };
  // More than can be counted is more than anybody has, and is refused as too much.
  return { value: Math.min(typed.value, Number.MAX_SAFE_INTEGER) };
}

/** ASCII digits and punctuation for full-width ones, ASCII minus signs, no spaces. */
export function plainNumber(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").replaceAll("\u2212", "-");
}

/** A number of at least 0 in the form that `plainNumber` gives, in units of the last decimal place. */
export function readUnsigned(plain: string, places: number): Typed {
  const [, whole = "", decimals = ""] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === "") return { fault: "not-a-number" };
  if (/[1-9]/.test(decimals.slice(places))) {
    return { fault: places === 0 ? "not-whole" : "too-many-places" };
  }
  const digits = whole.replaceAll(",", "") + decimals.slice(0, places).padEnd(places, "0");
  return { value: Number(digits) };
}
