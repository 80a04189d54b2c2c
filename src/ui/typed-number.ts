export const typedFaults = [
  "empty",
  "not-a-number",
  "not-whole",
  "too-many-places",
  "too-small",
] as const;
export type TypedFault = (typeof typedFaults)[number];

export type Typed =
  { readonly value: number; readonly fault?: never } | { readonly fault: TypedFault };

/** A whole number of at least 1. Takes full-width digits, thousands separators and spaces. */
export function readWhole(text: string): Typed {
  return read(text, 0);
}

/** Yuan as fen, at least 1: "¥1,234.50", "１２．５", "12元". */
export function readFen(text: string): Typed {
  return read(
    text
      .normalize("NFKC")
      .replace(/^\s*¥/, "")
      .replace(/元\s*$/, ""),
    2,
  );
}

/** Fen as a person types yuan: "12.50". */
export function typedYuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** In units of the last decimal place. */
function read(text: string, places: 0 | 2): Typed {
  // NFKC replaces full-width digits and punctuation.
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return { fault: "empty" };
  if (/^[-\u2212]/.test(plain) && /^.[\d.,]+$/.test(plain)) return { fault: "too-small" };
  const [, whole = "", decimals = ""] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === "") return { fault: "not-a-number" };
  if (/[1-9]/.test(decimals.slice(places))) {
    return { fault: places === 0 ? "not-whole" : "too-many-places" };
  }
  const value = Number(whole.replaceAll(",", "") + decimals.slice(0, places).padEnd(places, "0"));
  // More than can be counted is more than anybody has, and is refused as too much.
  return value === 0 ? { fault: "too-small" } : { value: Math.min(value, Number.MAX_SAFE_INTEGER) };
}
