const SERVICE = "/src/mocks/service.ts";

/**
 * Preloads the embedded service: the page has no balance to show without it, and it would load after the page's script.
 * @returns {import("vite").Plugin}
 */
export function preloadService() {
  return {
    name: "preload-service",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
        const service = chunks.find(({ moduleIds }) =>
          moduleIds.some((id) => id.endsWith(SERVICE)),
        );
        if (!service) throw new Error(`no chunk has ${SERVICE}`);
        const attrs = { rel: "modulepreload", crossorigin: true, href: `/${service.fileName}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}
