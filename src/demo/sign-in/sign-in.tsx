import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { demoMembersQuery } from "../../api/demo.ts";
import type { ProvisioningProgress } from "../../contract/demo.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Progress } from "../../ui/progress.tsx";
import { useDemoSignIn } from "./use-demo-sign-in.ts";
import { Avatar } from "../../ui/avatar.tsx";

/** Signs in as a demo member. The address stays, so that the requested page opens next. */
export function SignIn() {
  const t = useTranslations("session");
  const { data: members } = useSuspenseQuery(demoMembersQuery(useLanguage()));
  const { open, isPending, opening, awaited, error } = useDemoSignIn();

  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {error && <Failure error={error} />}
      <ul aria-label={t("members")} className="sheet mt-2 divide-y divide-line overflow-hidden">
        {members.items.map(({ id, name, provisioning }) => (
          <li key={id}>
            <button
              type="button"
              aria-disabled={isPending}
              onClick={() => open(id)}
              className="flex min-h-18 w-full items-center gap-4 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken sm:px-5"
            >
              <Avatar name={name} className="size-11 text-lg" />
              <span className="min-w-0 flex-1 font-semibold">{name}</span>
              <span aria-hidden="true" className="flex items-center gap-1 text-sm text-accent">
                {opening === id ? t("opening") : t("open")}
                <Icon name="forward" className="size-4" />
              </span>
            </button>
            {provisioning && (
              <Provisioning name={name} provisioning={provisioning} isAwaited={awaited === id} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

type ProvisioningProps = {
  readonly name: string;
  readonly provisioning: ProvisioningProgress;
  readonly isAwaited: boolean;
};

/** The progress of a member's history, which is generated in the background. */
function Provisioning({ name, provisioning, isAwaited }: ProvisioningProps) {
  const t = useTranslations("session");
  return (
    <div className="px-4 pt-1 pb-4 pl-19 text-sm text-quiet sm:px-5 sm:pl-20">
      <Progress label={name} value={provisioning.entries} max={provisioning.of} />
      <p className="figures mt-2">{t("provisioning", provisioning)}</p>
      {isAwaited && <p role="status">{t("opensByItself")}</p>}
    </div>
  );
}
