import { useTranslations } from "use-intl";
import type { TaskOffer } from "../../contract/offer.ts";
import { Panel } from "../../ui/panel.tsx";
import type { ObtainProps } from "./obtain-props.ts";
import { TaskRow } from "./task-row.tsx";
import { useRefetchWhenTasksStartAgain } from "./use-refetch-tasks.ts";

const groups = [
  { state: "done", title: "tasksDone" },
  { state: "to-do", title: "tasksToDo" },
  { state: "claimed", title: "tasksClaimed" },
] as const;

/** The tasks by their state; those that can be claimed come first. */
export function TaskList({ offers, ...props }: ObtainProps & { offers: readonly TaskOffer[] }) {
  const t = useTranslations("obtain");
  useRefetchWhenTasksStartAgain(offers);
  return (
    <div className="grid gap-5">
      {groups.map(({ state, title }) => {
        const inGroup = offers.filter((offer) => offer.state === state);
        if (inGroup.length === 0) return null;
        return (
          <Panel key={state} title={t(title)}>
            <ul className="-my-4 divide-y divide-line">
              {inGroup.map((offer) => (
                <TaskRow key={offer.id} offer={offer} {...props} />
              ))}
            </ul>
          </Panel>
        );
      })}
    </div>
  );
}
