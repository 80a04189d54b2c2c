import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import { Icon } from "../ui/icon.tsx";

const places = [
  { id: "overview", href: "/", icon: "wallet" },
  { id: "redeem", href: "/redeem", icon: "gift" },
  { id: "history", href: "/history", icon: "list" },
  { id: "statement", href: "/statement", icon: "page" },
] as const;

/** The places of the wallet: a rail beside the screen where there is room, a bar under the thumb where not. */
export function Places() {
  const t = useTranslations("nav");
  const [address] = useLocation();
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:sticky wide:top-(--head) wide:h-fit wide:w-48 wide:shrink-0 wide:border-0 wide:bg-transparent wide:pt-8 print:hidden"
    >
      <ul className="flex justify-around wide:flex-col wide:gap-1">
        {places.map(({ id, href, icon }) => {
          const isHere = href === "/" ? address === "/" : address.startsWith(href);
          return (
            <li key={id} className="flex-1">
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className="group flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-xs font-medium text-quiet -outline-offset-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent wide:min-h-11 wide:flex-row wide:justify-start wide:gap-3 wide:rounded-xl wide:border wide:border-transparent wide:px-3.5 wide:text-base wide:hover:bg-sunken wide:aria-[current]:bg-glow wide:aria-[current]:text-on-glow forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:underline"
              >
                <Icon name={icon} className="size-5.5" />
                {t(id)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
