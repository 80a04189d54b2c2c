import { useTranslations } from "use-intl";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { useDemo } from "../demo-parts.ts";
import { Section } from "../section.tsx";

export function SignInPage() {
  const demo = useDemo();
  return (
    <div className="mx-auto max-w-xl py-6 wide:py-14">
      <Section skeleton={<SheetsSkeleton rows={[9]} className="mt-24" />}>
        {demo ? <demo.SignIn /> : <SignedOut />}
      </Section>
    </div>
  );
}

/** Members of a real service sign in with their programme. */
function SignedOut() {
  const t = useTranslations("app");
  return <PageHead title={t("signedOut")} lead={t("signedOutLead")} />;
}
