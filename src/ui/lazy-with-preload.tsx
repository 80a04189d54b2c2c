import { use, type ComponentType } from "react";

/**
 * Like React's `lazy`, with a `preload`. What has been loaded is rendered at once: `lazy` would show the fallback once
 * more, and React keeps a fallback for 0.3 s.
 */
export function lazyWithPreload<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;

  async function start() {
    try {
      return (loaded = await load());
    } catch (error) {
      // The next render loads it again.
      loading = undefined;
      throw error;
    }
  }

  function Lazy(props: Props) {
    const Component = loaded ?? use((loading ??= start()));
    return <Component {...props} />;
  }
  const preload = () => {
    loading ??= start();
    // The render that needs it reports the error.
    loading.catch(() => undefined);
  };
  return Object.assign(Lazy, { preload });
}
