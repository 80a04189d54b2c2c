import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { Icon } from "../../ui/icon.tsx";

const shortcuts = [
  { id: "obtain", href: "/obtain", icon: "plus" },
  { id: "pay", href: "/pay", icon: "card" },
  { id: "redeem", href: "/redeem", icon: "gift" },
  { id: "activity", href: "/activity", icon: "list" },
] as const;

/** The pages that members open most. */
export function Shortcuts() {
  const t = useTranslations("nav");
  const balance = useTranslations("balance");
  return (
    <nav aria-label={balance("shortcuts")} className="sheet mt-5 p-2">
      <ul className="grid grid-cols-4">
        {shortcuts.map(({ id, href, icon }) => (
          <li key={id} className="min-w-0">
            <Link
              href={href}
              className="flex min-h-18 flex-col items-center justify-start gap-1.5 rounded-2xl px-1 py-2.5 text-center text-sm leading-tight font-medium hover:bg-sunken"
            >
              <span className="grid size-9 place-items-center rounded-full bg-glow text-on-glow">
                <Icon name={icon} />
              </span>
              {t(id)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
