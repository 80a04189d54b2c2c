import { use, type ComponentType } from "react";

/**
 * Like React's `lazy`, with a `preload`. What has been loaded is rendered at once: `lazy` would show the fallback once
 * more, and React keeps a fallback for 0.3 s.
 */
export function lazyWithPreload<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loading: Promise<ComponentType<Props>> | undefined;

  async function start() {
    try {
      const value = await load();
      // `use` returns the value of a promise with this status without suspending.
      if (loading) void Object.assign(loading, { status: "fulfilled", value });
      return value;
    } catch (error) {
      // The next render loads it again.
      loading = undefined;
      throw error;
    }
  }

  function Lazy(props: Props) {
    const Component = use((loading ??= start()));
    return <Component {...props} />;
  }
  const preload = () => {
    loading ??= start();
    // The render that needs it reports the error.
    loading.catch(() => undefined);
  };
  return Object.assign(Lazy, { preload });
}
