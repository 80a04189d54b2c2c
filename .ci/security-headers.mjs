import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file of headers that static hosts read. The service worker does not cache it. */
export const HEADERS_FILE = "_headers";

/** Features of the browser that the wallet never uses, and that no script of it may ask for. Chromium warns of names that it does not know. */
const DENIED_FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
];

/**
 * The headers of every answer that carries a file of the build.
 * @param {string} html the built page: its inline scripts and styles are allowed by their hashes
 * @param {string} [serviceUrl] the address of a service elsewhere
 * @returns {Record<string, string>}
 */
export function securityHeaders(html, serviceUrl) {
  const connect = serviceUrl ? ["'self'", new URL(serviceUrl).origin] : ["'self'"];
  const policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...inlineHashes(html, "script")],
    "style-src": ["'self'", ...inlineHashes(html, "style")],
    // A partner's product may have its picture elsewhere.
    "img-src": ["'self'", "https:"],
    "connect-src": connect,
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    // The policy that allows the workers' addresses: src/app/worker-addresses.ts and public/sw.js.
    "trusted-types": ["default"],
  };
  return {
    "Content-Security-Policy": Object.entries(policy)
      .map(([directive, sources]) => [directive, ...sources].join(" "))
      .join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": DENIED_FEATURES.map((feature) => `${feature}=()`).join(", "),
  };
}

/**
 * Writes the headers into the build, and sends them with every answer of `vite preview`.
 * @param {string} [serviceUrl] the address of a service elsewhere
 * @returns {import("vite").Plugin}
 */
export function securityHeadersPlugin(serviceUrl) {
  return {
    name: "security-headers",
    writeBundle({ dir = "dist" }) {
      const headers = securityHeaders(readFileSync(join(dir, "index.html"), "utf8"), serviceUrl);
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      writeFileSync(join(dir, HEADERS_FILE), `/*\n${lines.join("")}`);
    },
    configurePreviewServer({ config, middlewares }) {
      const headers = readHeaders(join(config.root, config.build.outDir));
      middlewares.use((_request, response, next) => {
        for (const [name, value] of headers) response.setHeader(name, value);
        next();
      });
    },
  };
}

/**
 * Reads the headers of a build.
 * @param {string} dir
 * @returns {[name: string, value: string][]}
 */
export function readHeaders(dir) {
  const path = join(dir, HEADERS_FILE);
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first`);
  return Array.from(readFileSync(path, "utf8").matchAll(/^ {2}([\w-]+): (.+)$/gm), (match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]);
}

/**
 * @param {string} html
 * @param {"script" | "style"} tag
 */
function inlineHashes(html, tag) {
  const inline = new RegExp(`<${tag}(?![^>]*\\bsrc=)[^>]*>([^]*?)</${tag}>`, "g");
  return Array.from(html.matchAll(inline), ([, content = ""]) => {
    const hash = createHash("sha256").update(content).digest("base64");
    return `'sha256-${hash}'`;
  });
}
