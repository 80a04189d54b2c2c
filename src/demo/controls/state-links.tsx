import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { useSetFaults, useSignIn } from "../../api/demo.ts";
import { NO_FAULTS } from "../../contract/demo.ts";
import type { Session } from "../../contract/session.ts";
import { useLanguage } from "../../state/language.ts";
import { Failure } from "../../ui/failure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ControlGroup } from "./control-group.tsx";
import { stateNames, stateOf, type StateName } from "./states.ts";

/** Links to states of the app that are otherwise hard to reach. */
export function StateLinks({ session }: { session: Session | null | undefined }) {
  const t = useTranslations("demo");
  const words = useTranslations("demoState");
  const [, navigate] = useLocation();
  const signIn = useSignIn(useLanguage());
  const setFaults = useSetFaults();
  const go = useMutation({ mutationFn: open });

  async function open(name: StateName) {
    const { memberId, address, faults } = stateOf(name);
    // Signing in must not meet a fault.
    await setFaults.mutateAsync(NO_FAULTS);
    if (memberId !== undefined && memberId !== session?.memberId) {
      await signIn.mutateAsync({ memberId });
    }
    await setFaults.mutateAsync({ ...NO_FAULTS, ...faults });
    navigate(address);
  }

  return (
    <ControlGroup title={t("states")}>
      <ul className="-mx-2">
        {stateNames.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-disabled={go.isPending}
              onClick={() => {
                if (!go.isPending) go.mutate(name);
              }}
              className="flex min-h-11 w-full items-center justify-between gap-3 rounded-lg px-2 py-1.5 text-left text-sm hover:bg-sunken"
            >
              {words(name)}
              <Icon name="forward" className="size-4 text-quiet" />
            </button>
          </li>
        ))}
      </ul>
      {go.error && <Failure error={go.error} />}
    </ControlGroup>
  );
}
