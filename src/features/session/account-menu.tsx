import { Suspense, useRef, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useSignOut } from "../../api/commands.ts";
import type { Session } from "../../contract/session.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { ThemeChoice } from "./display-choices.tsx";

type AccountMenuProps = {
  readonly session: Session | null;
  /** Rendered once the menu is open. */
  readonly switcher: ReactNode;
};

/** The member's name, the theme, other members and the sign-out button; without a member only the theme. */
export function AccountMenu({ session, switcher }: AccountMenuProps) {
  const t = useTranslations("preferences");
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget="account"
        aria-label={session ? t("menuOf", { name: session.name }) : t("menu")}
        className="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full p-1 hover:bg-sunken wide:pr-3"
      >
        {session ? (
          <>
            <Avatar name={session.name} className="size-9" />
            <span className="hidden max-w-64 truncate text-sm font-semibold wide:inline">
              {session.name}
            </span>
          </>
        ) : (
          <Icon name="sun" />
        )}
      </button>
      <div
        id="account"
        popover="auto"
        onToggle={({ newState }) => setOpen(newState === "open")}
        onBeforeToggle={({ currentTarget }) => {
          // Below the header, wherever the page is scrolled to.
          const bottom = opener.current?.closest("header")?.getBoundingClientRect().bottom ?? 0;
          currentTarget.style.top = `${bottom + 8}px`;
          currentTarget.style.maxHeight = `calc(100dvh - ${bottom + 16}px)`;
        }}
        className="fixed inset-auto right-[max(0.75rem,calc(50vw-36.5rem))] m-0 w-76 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-2xl border border-line bg-surface p-4 text-ink shadow-dialog"
      >
        {session && (
          <p className="mb-4 border-b border-line pb-4">
            <span className="block text-sm text-quiet">{t("signedInAs")}</span>
            <span className="font-semibold">{session.name}</span>
          </p>
        )}
        <ThemeChoice />
        {session && isOpen && <Suspense>{switcher}</Suspense>}
        {session && <SignOutButton />}
      </div>
    </>
  );
}

function SignOutButton() {
  const t = useTranslations("preferences");
  const signOut = useSignOut();
  return (
    <Button
      look="outlined"
      className="mt-4 w-full"
      // The menu stays mounted, so it must be closed.
      popoverTarget="account"
      popoverTargetAction="hide"
      aria-disabled={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      <Icon name="sign-out" />
      {t("signOut")}
    </Button>
  );
}
