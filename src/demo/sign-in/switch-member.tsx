import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { demoMembersQuery } from "../../api/demo.ts";
import { sessionQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Failure } from "../../ui/failure.tsx";
import { useDemoSignIn } from "./use-demo-sign-in.ts";

/** The other demo members in the account menu: one click signs in as one of them. */
export function SwitchMember() {
  const t = useTranslations("session");
  const language = useLanguage();
  const { data: session } = useQuery(sessionQuery(language));
  const { data: members } = useQuery(demoMembersQuery(language));
  const { open, isPending, opening, error } = useDemoSignIn();
  const others = members?.items.filter(({ id }) => id !== session?.memberId) ?? [];
  return (
    <section aria-labelledby="switch" className="mt-4 border-t border-line pt-4">
      <h2 id="switch" className="text-sm font-medium text-quiet">
        {t("switch")}
      </h2>
      <ul className="-mx-2 mt-1">
        {others.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-disabled={isPending}
              onClick={() => open(id)}
              className="flex min-h-11 w-full items-center gap-3 rounded-xl px-2 py-1.5 text-left text-sm hover:bg-sunken"
            >
              <Avatar name={name} className="size-8" />
              <span className="min-w-0 flex-1">{opening === id ? t("opening") : name}</span>
            </button>
          </li>
        ))}
      </ul>
      {error && <Failure error={error} />}
    </section>
  );
}
