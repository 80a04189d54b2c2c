/** Hexadecimal characters of a seed: 16 bytes. */
export const SEED_LENGTH = 32;

export type TypedSeed =
  | { readonly value: string; readonly fault?: never }
  | { readonly fault: "empty" | "characters" }
  | { readonly fault: "length"; readonly count: number };

/** A random seed that nobody can predict. */
export function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SEED_LENGTH / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Reads a typed or pasted seed; full-width letters, capitals and spaces are accepted. */
export function readSeed(text: string): TypedSeed {
  const plain = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  if (plain === "") return { fault: "empty" };
  if (!/^[0-9a-f]+$/.test(plain)) return { fault: "characters" };
  return plain.length === SEED_LENGTH ? { value: plain } : { fault: "length", count: plain.length };
}
