const SERVICE = "/src/mocks/browser.ts";

/**
 * Links the embedded service from the built page, so that it comes beside the page's own script rather than after
 * it: without it there is no balance to show.
 * @returns {import("vite").Plugin}
 */
export function serviceAhead() {
  return {
    name: "service-ahead",
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
