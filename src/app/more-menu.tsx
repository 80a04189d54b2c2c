import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";

type MoreMenuProps = {
  readonly links: readonly {
    readonly name: ReactNode;
    readonly href: string;
    readonly icon: IconName;
    readonly isCurrent: boolean;
  }[];
  readonly onClose: () => void;
};

/** The pages for which the bar of tabs has no room. */
export function MoreMenu({ links, onClose }: MoreMenuProps) {
  const t = useTranslations("nav");
  return (
    <Dialog title={t("moreTitle")} onClose={onClose}>
      <ul className="my-4 grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {links.map(({ name, href, icon, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              onClick={onClose}
              aria-current={isCurrent ? "page" : undefined}
              className="flex min-h-20 flex-col items-center justify-center gap-1.5 rounded-2xl border border-line p-2 text-center text-sm font-medium hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-glow aria-[current]:text-on-glow"
            >
              <Icon name={icon} className="size-6" />
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <Button look="outlined" className="w-full" onClick={onClose}>
        {t("close")}
      </Button>
    </Dialog>
  );
}
