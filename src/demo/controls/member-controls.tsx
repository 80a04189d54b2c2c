import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { demoMembersQuery } from "../../api/demo.ts";
import type { ProvisioningProgress } from "../../contract/demo.ts";
import type { Session } from "../../contract/session.ts";
import { useLanguage } from "../../state/language.ts";
import { Failure } from "../../ui/failure.tsx";
import { SelectField } from "../../ui/field.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import { useDemoSignIn } from "../sign-in/use-demo-sign-in.ts";
import { ControlGroup } from "./control-group.tsx";

/** Signs in as another demo member. */
export function MemberControls({ session }: { session: Session | null | undefined }) {
  const t = useTranslations("demo");
  const { data: members } = useQuery(demoMembersQuery(useLanguage()));
  const { open, isPending, opening, error } = useDemoSignIn();
  const chosen = opening ?? session?.memberId ?? "";
  const made = members?.items.filter(({ provisioning }) => provisioning) ?? [];
  return (
    <ControlGroup title={t("member")}>
      <SelectField
        label={t("memberLabel")}
        value={chosen}
        aria-busy={isPending}
        onChange={({ target }) => open(target.value)}
      >
        {chosen === "" && <option value="">{t("nobody")}</option>}
        {members?.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {made.map(
        ({ id, name, provisioning }) =>
          provisioning && <Provisioning key={id} name={name} {...provisioning} />,
      )}
      {error && <Failure error={error} />}
    </ControlGroup>
  );
}

/** A long history is generated in the background. */
function Provisioning({ name, entries, of }: ProvisioningProgress & { readonly name: string }) {
  const t = useTranslations("demo");
  const format = useFormatter();
  return (
    <div className="mt-3">
      <LongTask
        label={name}
        status={t("provisioning", { name, done: format.number(entries), all: format.number(of) })}
        progress={{ value: entries, max: of }}
      />
    </div>
  );
}
