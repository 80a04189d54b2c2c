/**
 * Text as a search compares it: width, case and accents make no difference. Composed again at the end, so that no part
 * of a Korean syllable matches.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}+/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}
