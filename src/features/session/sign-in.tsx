import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSignIn } from "../../api/commands.ts";
import { sampleMembersQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Failure } from "../../ui/failure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Bones } from "../../ui/skeleton.tsx";
import { Initial } from "./initial.tsx";

/** The sample members, each a way in. The address stays, so that what was asked for opens next. */
export function SignIn() {
  const t = useTranslations("session");
  const { data: members } = useSuspenseQuery(sampleMembersQuery(useLanguage()));
  const signIn = useSignIn();
  const opening = signIn.isPending ? signIn.variables.memberId : undefined;

  return (
    <>
      {signIn.isError && <Failure error={signIn.error} />}
      <ul aria-label={t("members")} className="sheet mt-2 divide-y divide-line overflow-hidden">
        {members.items.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-disabled={signIn.isPending}
              onClick={() => {
                if (!signIn.isPending) signIn.mutate({ memberId: id });
              }}
              className="flex min-h-18 w-full items-center gap-4 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken sm:px-5"
            >
              <Initial name={name} className="size-11 text-lg" />
              <span className="min-w-0 flex-1 font-semibold">{name}</span>
              <span aria-hidden="true" className="flex items-center gap-1 text-sm text-accent">
                {opening === id ? t("opening") : t("open")}
                <Icon name="forward" className="size-4" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function SignInSkeleton() {
  return (
    <div className="sheet mt-2 p-5">
      <Bones rows={4} className="h-11 w-full" />
    </div>
  );
}
