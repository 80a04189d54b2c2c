import { use, type ComponentType } from "react";

/**
 * A component whose code comes when it is first wanted, or `ahead` of that. As React's `lazy`, but what has
 * come is there at once: `lazy` would show the fallback once more, and React keeps a fallback for 0.3 s.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | undefined;
  let coming: Promise<ComponentType<Props>> | undefined;

  async function arrive() {
    try {
      return (here = await load());
    } catch (fault) {
      // It is asked for again when it is wanted again.
      coming = undefined;
      throw fault;
    }
  }

  function Lazily(props: Props) {
    const Here = here ?? use((coming ??= arrive()));
    return <Here {...props} />;
  }
  const ahead = () => {
    coming ??= arrive();
    coming.catch(() => undefined);
  };
  return Object.assign(Lazily, { ahead });
}
