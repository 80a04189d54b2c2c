/** A seed is so many hexadecimal characters: 16 bytes. */
export const SEED_LENGTH = 32;

export type TypedSeed =
  | { readonly value: string; readonly fault?: never }
  | { readonly fault: "empty" | "characters" }
  | { readonly fault: "length"; readonly count: number };

/** A seed of this page's own, by the browser's cryptography: nobody can have known it. */
export function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SEED_LENGTH / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A seed as people type and paste it: full-width and capital letters and stray spaces are understood. */
export function readSeed(text: string): TypedSeed {
  const plain = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  if (plain === "") return { fault: "empty" };
  if (!/^[0-9a-f]+$/.test(plain)) return { fault: "characters" };
  return plain.length === SEED_LENGTH ? { value: plain } : { fault: "length", count: plain.length };
}
