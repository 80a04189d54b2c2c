import { useTranslations } from "use-intl";
import { SignIn, SignInSkeleton } from "../../features/session/sign-in.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Section } from "../section.tsx";

export function SignInPage() {
  const t = useTranslations("session");
  return (
    <div className="mx-auto max-w-xl py-6 wide:py-14">
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SignInSkeleton />}>
        <SignIn />
      </Section>
    </div>
  );
}
