/** What is wrong with what was typed. */
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

/** A whole number, 1 or more, as people type it: full-width digits, thousands marks and stray spaces are understood. */
export function readWhole(text: string): Typed {
  return read(text, 0);
}

/** Yuan, typed as people do, in whole fen, 1 or more: "¥1,234.50", "１２．５", "12元". */
export function readFen(text: string): Typed {
  return read(
    text
      .normalize("NFKC")
      .replace(/^\s*¥/, "")
      .replace(/元\s*$/, ""),
    2,
  );
}

/** So many fen as a person would type them in yuan: "12.50". */
export function typedYuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** In units of the last of so many decimal places. */
function read(text: string, places: 0 | 2): Typed {
  // Full-width digits, marks and spaces become the plain ones.
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return { fault: "empty" };
  if (/^[-\u2212]/.test(plain) && /^.[\d.,]+$/.test(plain)) return { fault: "too-small" };
  const [, whole = "", decimals = ""] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain) ?? [];
  if (whole === "") return { fault: "not-a-number" };
  if (/[1-9]/.test(decimals.slice(places))) {
    return { fault: places === 0 ? "not-whole" : "too-many-places" };
  }
  const value = Number(whole.replaceAll(",", "") + decimals.slice(0, places).padEnd(places, "0"));
  // What cannot be counted is more than anybody has: it is refused as too much, with the most there is.
  return value === 0 ? { fault: "too-small" } : { value: Math.min(value, Number.MAX_SAFE_INTEGER) };
}
