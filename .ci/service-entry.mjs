/**
 * Starts the page with the code for a service elsewhere: the other entry imports the embedded service and the demo.
 * @returns {import("vite").Plugin}
 */
export function serviceEntry() {
  return {
    name: "service-entry",
    transformIndexHtml: {
      order: "pre",
      handler(html) {
        const entry = "/src/main.tsx";
        if (!html.includes(entry)) throw new Error(`index.html lacks ${entry}`);
        return html.replace(entry, "/src/main-service.tsx");
      },
    },
  };
}
