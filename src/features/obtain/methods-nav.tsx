import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { Method } from "./obtain-screen.tsx";

const methods = [
  { method: "exchange", href: "/obtain", word: "exchange" },
  { method: "rebate", href: "/obtain/rebates", word: "rebate" },
  { method: "task", href: "/obtain/tasks", word: "task" },
  { method: "top-up", href: "/obtain/top-up", word: "topUp" },
] as const;

/** The four methods, each at its own address. */
export function MethodsNav({ method }: { method: Method }) {
  const t = useTranslations("obtain");
  return (
    <nav aria-label={t("methods")} className="mb-6">
      <ul className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {methods.map((each) => (
          <li key={each.method}>
            <Link
              href={each.href}
              aria-current={each.method === method ? "page" : undefined}
              className="flex min-h-11 items-center justify-center rounded-full border border-edge bg-surface px-4 font-medium hover:border-ink hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-glow aria-[current]:font-semibold aria-[current]:text-on-glow forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:underline"
            >
              {t(each.word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
