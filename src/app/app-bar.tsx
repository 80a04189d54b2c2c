import { Suspense, use } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { Session } from "../contract/session.ts";
import { AppBarBalance } from "../features/balance/app-bar-balance.tsx";
import { AccountMenu } from "../features/session/account-menu.tsx";
import { useLanguage } from "../state/language.ts";
import { ProgrammeName } from "../ui/programme-name.ts";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { usePreferences } from "../state/preferences.ts";
import { useDemo } from "./demo-parts.ts";

const MessageBell = lazyWithPreload(
  async () => (await import("../features/activity/message-bell.tsx")).MessageBell,
);

export function AppBar({ session }: { session: Session | null | undefined }) {
  const t = useTranslations("app");
  const demo = useDemo();
  const name = use(ProgrammeName);
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface print:static">
      <div className="mx-auto flex h-(--head) max-w-[76rem] items-center gap-1 px-2 sm:px-6">
        <Link
          href="/"
          aria-label={`${name} ${t("wallet")}`}
          className="mr-auto flex min-h-11 shrink-0 items-center gap-2.5 rounded-full px-2 sm:-ml-2"
        >
          <Mark />
          <span className="leading-tight font-bold tracking-tight max-[23.5rem]:hidden">
            {name}{" "}
            <span className="ml-1 hidden font-normal text-quiet sm:inline">{t("wallet")}</span>
          </span>
        </Link>
        {session && <AppBarBalance />}
        {session && (
          <span className="size-11 shrink-0 print:hidden">
            <Suspense>
              <MessageBell />
            </Suspense>
          </span>
        )}
        {session !== undefined && (
          <>
            <LanguageSwitch />
            <div className="print:hidden">
              <AccountMenu
                key={session?.memberId}
                session={session}
                switcher={demo && <demo.SwitchMember />}
              />
            </div>
          </>
        )}
      </div>
    </header>
  );
}

/** Its text is in the other language. */
function LanguageSwitch() {
  const t = useTranslations("preferences");
  const shown = useLanguage();
  const chosen = usePreferences((state) => state.language);
  const setLanguage = usePreferences((state) => state.setLanguage);
  const other = shown === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      lang={other}
      aria-busy={chosen !== shown}
      onClick={() => setLanguage(other)}
      className="inline-flex min-h-11 shrink-0 items-center rounded-full px-2.5 text-sm font-medium text-quiet hover:bg-sunken hover:text-ink aria-busy:opacity-60 max-[23.5rem]:px-1 sm:px-3 print:hidden"
    >
      {t("otherLanguage")}
    </button>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-8 shrink-0">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <circle
        cx="16"
        cy="16"
        r="8.5"
        className="fill-none stroke-on-accent"
        strokeWidth="3"
        strokeDasharray="38 16"
        strokeLinecap="round"
        transform="rotate(-62 16 16)"
      />
      <circle cx="16" cy="16" r="2.9" className="fill-on-accent" />
    </svg>
  );
}
