import compile from "icu-minify/compile";
import { runnerImport } from "vite";

const MESSAGES = /\/src\/(?:locales|demo\/messages)\/(?!.*\.test\.)[^/]+\.ts$/;

/**
 * Compiles the ICU messages in the build, so that the page does not need their parser: 9 kB less in the first view.
 * @returns {import("vite").Plugin}
 */
export function compiledMessages() {
  return {
    name: "compiled-messages",
    apply: "build",
    enforce: "pre",
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^use-intl\/format-message$/,
            replacement: "use-intl/format-message/format-only",
          },
        ],
      },
    }),
    async transform(_code, id) {
      if (!MESSAGES.test(id)) return undefined;
      const { module } = await runnerImport(id, { configFile: false });
      const exports = Object.entries(/** @type {object} */ (module)).map(
        ([name, messages]) =>
          `export const ${name} = ${JSON.stringify(messages, (_key, value) => (typeof value === "string" ? compile(value) : value))};`,
      );
      return { code: exports.join("\n"), map: null };
    },
  };
}
