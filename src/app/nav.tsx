import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import { Icon, type IconName } from "../ui/icon.tsx";
import { MoreMenu } from "./more-menu.tsx";

/** Every place of the wallet in its order. Groups: where you are, what comes and goes, looking back and on, the rest. */
const places = [
  { id: "home", href: "/", icon: "wallet", group: 1 },
  { id: "obtain", href: "/obtain", icon: "plus", group: 2 },
  { id: "pay", href: "/pay", icon: "card", group: 2 },
  { id: "redeem", href: "/redeem", icon: "gift", group: 2 },
  { id: "donate", href: "/donate", icon: "heart", group: 2 },
  { id: "draw", href: "/draw", icon: "star", group: 2 },
  { id: "activity", href: "/activity", icon: "list", group: 3 },
  { id: "bestUse", href: "/best-use", icon: "calendar", group: 3 },
  { id: "import", href: "/import", icon: "page", group: 3 },
  { id: "settings", href: "/settings", icon: "sliders", group: 4 },
] as const;

/** At 320 px five tabs fit beside each other; the last one opens the other places. */
const onBar = 4;

function isAt(href: string, address: string): boolean {
  return href === "/" ? address === "/" : `${address}/`.startsWith(`${href}/`);
}

/** The address, or already the one that has been pressed: the screen follows (`afterFrame`). */
function useNextAddress() {
  const [address] = useLocation();
  const [goingTo, setGoingTo] = useState<string>();
  const [before, setBefore] = useState(address);
  if (address !== before) {
    setBefore(address);
    setGoingTo(undefined);
  }
  return [goingTo ?? address, setGoingTo] as const;
}

/** The places of the wallet: a rail beside the screen where there is room, a bar under the thumb where not. */
export function Nav() {
  const t = useTranslations("nav");
  const [address, setGoingTo] = useNextAddress();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const shown = places.map((place, index) => ({
    ...place,
    isFirst: index > 0 && place.group !== places[index - 1]?.group,
    name: t(place.id),
    isHere: isAt(place.href, address),
  }));
  const others = shown.slice(onBar);
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:sticky wide:top-(--head) wide:h-fit wide:max-h-[calc(100dvh-var(--head))] wide:w-48 wide:shrink-0 wide:overflow-y-auto wide:border-0 wide:bg-transparent wide:pt-8 print:hidden"
    >
      <ul className="flex justify-around wide:flex-col wide:gap-1">
        {shown.map(({ name, href, icon, isHere, isFirst }, place) => (
          <li
            key={href}
            className={`min-w-0 flex-1 ${place >= onBar ? "hidden wide:block" : ""} ${isFirst ? "wide:mt-3" : ""}`}
          >
            <Link
              href={href}
              aria-current={isHere ? "page" : undefined}
              onClick={() => setGoingTo(href)}
              className={tab}
            >
              <TabFace icon={icon}>{name}</TabFace>
            </Link>
          </li>
        ))}
        <li className="min-w-0 flex-1 wide:hidden">
          <button
            type="button"
            aria-haspopup="dialog"
            aria-current={others.some(({ isHere }) => isHere) ? "true" : undefined}
            onClick={() => setMoreOpen(true)}
            className={`w-full ${tab}`}
          >
            <TabFace icon="more">{t("more")}</TabFace>
          </button>
        </li>
      </ul>
      {isMoreOpen && <MoreMenu places={others} onClose={() => setMoreOpen(false)} />}
    </nav>
  );
}

const tab =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-0.5 text-2xs font-medium text-quiet -outline-offset-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent wide:min-h-11 wide:flex-row wide:justify-start wide:gap-3 wide:rounded-xl wide:border wide:border-transparent wide:px-3.5 wide:text-base wide:hover:bg-sunken wide:aria-[current]:bg-glow wide:aria-[current]:text-on-glow forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:underline";

function TabFace({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <>
      <Icon name={icon} className="size-5.5" />
      <span className="max-w-full truncate">{children}</span>
    </>
  );
}
