import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSignIn } from "../../api/commands.ts";
import { sampleMembersQuery } from "../../api/queries.ts";
import type { Session } from "../../contract/session.ts";
import { useLanguage } from "../../state/language.ts";
import { Failure } from "../../ui/failure.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Part } from "./part.tsx";

/** Who is signed in, and everybody who could be. */
export function MemberPart({ session }: { session: Session | null | undefined }) {
  const t = useTranslations("sample");
  const { data: members } = useQuery(sampleMembersQuery(useLanguage()));
  const { mutate, isPending, variables, error } = useSignIn();
  const chosen = isPending ? variables.memberId : (session?.memberId ?? "");
  return (
    <Part title={t("member")}>
      <SelectField
        label={t("memberLabel")}
        value={chosen}
        aria-busy={isPending}
        onChange={({ target }) => {
          if (!isPending) mutate({ memberId: target.value });
        }}
      >
        {chosen === "" && <option value="">{t("nobody")}</option>}
        {members?.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {error && <Failure error={error} />}
    </Part>
  );
}
