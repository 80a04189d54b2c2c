import { useTranslations } from "use-intl";
import type { Hashed } from "./verify-draw.ts";

/** The eight words of a digest in hexadecimal and decimal; the one that is read is marked. */
export function DigestWords({ hashed: { text, words, fair } }: { hashed: Hashed }) {
  const t = useTranslations("check");
  return (
    <ol
      aria-label={t("wordsOf", { text })}
      className="grid grid-cols-2 sm:grid-cols-4 gap-2 font-mono text-sm"
    >
      {Array.from(words, (word, place) => (
        <li
          key={place}
          className={`rounded-xl border px-3 py-2 ${place === fair ? "border-accent bg-glow font-semibold text-on-glow" : "border-line text-quiet"}`}
        >
          <span className="block">{word}</span>
          <span className="figures block">{Number.parseInt(word, 16)}</span>
          {place === fair && <span className="block font-sans text-xs">{t("read")}</span>}
        </li>
      ))}
    </ol>
  );
}
