import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { demoMembersQuery, useSignIn } from "../../api/demo.ts";
import { useLanguage } from "../../state/language.ts";

/** Signs in as a demo member; if its history is still generated, as soon as that is done. */
export function useDemoSignIn() {
  const language = useLanguage();
  const { data: members } = useQuery(demoMembersQuery(language));
  const { mutate, isPending, variables, data, error } = useSignIn(language);
  const asked = isPending ? variables.memberId : undefined;
  const awaited = data?.provisioning && variables?.memberId;
  const isMade =
    awaited !== undefined && !members?.items.find(({ id }) => id === awaited)?.provisioning;

  useEffect(() => {
    if (isMade) mutate({ memberId: awaited });
  }, [isMade, awaited, mutate]);

  return {
    /** Ignored while another request is on its way. */
    open: (memberId: string) => {
      if (!isPending) mutate({ memberId });
    },
    isPending,
    /** The member whose history is still generated. */
    awaited,
    /** The member who is about to be signed in. */
    opening: asked ?? awaited,
    error,
  };
}
