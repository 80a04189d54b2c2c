import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ProjectView } from "../../contract/donation.ts";
import { expiringSoon } from "../../spend/expiring-soon.ts";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { DonateDialog, useDonate } from "../../spend/donate-dialog.tsx";
import { donationOf } from "./donation.ts";
import { ProjectCard } from "./project-card.tsx";

/** The projects. Each card donates the points that expire soon, if any do, or opens the form for other amounts. */
export function ProjectList({ projects }: { readonly projects: readonly ProjectView[] }) {
  const t = useTranslations("donate");
  const snapshot = useSnapshot();
  const { wallet, programme } = snapshot;
  const [chosen, choose] = useState<ProjectView>();
  const donate = useDonate(() => choose(undefined));
  const donation = chosen && donationOf(chosen.id, {}, snapshot);
  const soon = wallet.mayUse ? expiringSoon(snapshot) : 0;

  function send() {
    if (donation?.state !== "possible") return;
    const body = { projectId: chosen?.id, points: donation.points, anonymous: false };
    donate.send({ body, snapshot: wallet });
  }

  return (
    <>
      <ul aria-label={t("projects")} className="cards-17">
        {projects.map((project) => (
          <ProjectCard
            key={project.id}
            project={project}
            soon={soon}
            onGive={() => {
              donate.forgetError();
              choose(project);
            }}
          />
        ))}
      </ul>
      {chosen && donation && (
        <DonateDialog
          project={chosen}
          donation={donation}
          isAnonymous={false}
          programme={programme}
          command={donate}
          onConfirm={send}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  );
}
