import { Suspense, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import { Icon, type IconName } from "../ui/icon.tsx";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { useDemo } from "./demo-parts.ts";

const MoreMenu = lazyWithPreload(async () => (await import("./more-menu.tsx")).MoreMenu);
import { useHasSection } from "./use-has-section.ts";

/** The pages in their order. A new group begins with a gap. */
const pages = [
  { id: "home", href: "/", icon: "wallet", group: 1 },
  { id: "obtain", href: "/obtain", icon: "plus", group: 2 },
  { id: "pay", href: "/pay", icon: "card", group: 2 },
  { id: "redeem", href: "/redeem", icon: "gift", group: 2 },
  { id: "rewards", href: "/rewards", icon: "ticket", group: 2 },
  { id: "donate", href: "/donate", icon: "heart", group: 2 },
  { id: "draw", href: "/draw", icon: "star", group: 2 },
  { id: "activity", href: "/activity", icon: "list", group: 3 },
  { id: "bestUse", href: "/best-use", icon: "calendar", group: 3 },
  { id: "rules", href: "/rules", icon: "info", group: 4 },
  { id: "settings", href: "/settings", icon: "sliders", group: 4 },
] as const;

/** Five tabs fit into 320 px: these, and one that opens the other pages. */
const tabs: ReadonlySet<string> = new Set(["/", "/pay", "/redeem", "/activity"]);

function isCurrent(href: string, address: string): boolean {
  return href === "/" ? address === "/" : `${address}/`.startsWith(`${href}/`);
}

/** The address, or the one that was just pressed: `afterFrame` opens it a frame later. */
function usePressedAddress() {
  const [address] = useLocation();
  const [pressed, setPressed] = useState<string>();
  const [previous, setPrevious] = useState(address);
  if (address !== previous) {
    setPrevious(address);
    setPressed(undefined);
  }
  return [pressed ?? address, setPressed] as const;
}

/** A rail beside the page on wide screens, a bar of tabs at the bottom on narrow ones. */
export function Nav() {
  const t = useTranslations("nav");
  const [address, setPressed] = usePressedAddress();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const demo = useDemo();
  const hasSection = useHasSection();
  const all = [...pages, ...(demo?.links ?? [])]
    .filter(({ href }) => hasSection(href))
    .toSorted((a, b) => a.group - b.group);
  const links = all.map((page, index) => ({
    ...page,
    isFirstOfGroup: index > 0 && page.group !== all[index - 1]?.group,
    name: "id" in page ? t(page.id) : <page.Name />,
    isCurrent: isCurrent(page.href, address),
  }));
  const others = links.filter(({ href }) => !tabs.has(href));
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] wide:sticky wide:top-(--head) wide:h-fit wide:max-h-[calc(100dvh-var(--head))] wide:w-48 wide:shrink-0 wide:overflow-y-auto wide:border-0 wide:bg-transparent wide:pt-8 print:hidden"
    >
      <ul className="flex justify-around wide:flex-col wide:gap-1">
        {links.map((link) => (
          <li
            key={link.href}
            className={`min-w-0 flex-1 ${tabs.has(link.href) ? "" : "hidden wide:block"} ${link.isFirstOfGroup ? "wide:mt-3" : ""}`}
          >
            <Link
              href={link.href}
              aria-current={link.isCurrent ? "page" : undefined}
              onClick={() => setPressed(link.href)}
              className={tab}
            >
              <TabContent icon={link.icon}>{link.name}</TabContent>
            </Link>
          </li>
        ))}
        <li className="min-w-0 flex-1 wide:hidden">
          <button
            type="button"
            aria-haspopup="dialog"
            onPointerEnter={MoreMenu.preload}
            onFocus={MoreMenu.preload}
            aria-current={others.some((link) => link.isCurrent) ? "true" : undefined}
            onClick={() => setMoreOpen(true)}
            className={`w-full ${tab}`}
          >
            <TabContent icon="more">{t("more")}</TabContent>
          </button>
        </li>
      </ul>
      {isMoreOpen && (
        <Suspense>
          <MoreMenu links={others} onClose={() => setMoreOpen(false)} />
        </Suspense>
      )}
    </nav>
  );
}

const tab =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-0.5 text-2xs font-medium text-quiet -outline-offset-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent wide:min-h-11 wide:flex-row wide:justify-start wide:gap-3 wide:rounded-xl wide:border wide:border-transparent wide:px-3.5 wide:text-base wide:hover:bg-sunken wide:aria-[current]:bg-glow wide:aria-[current]:text-on-glow forced-colors:aria-[current]:border-[Highlight] forced-colors:aria-[current]:underline";

function TabContent({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <>
      <Icon name={icon} className="size-5.5" />
      <span className="max-w-full truncate">{children}</span>
    </>
  );
}
