import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Ends the whole script with one plain line.
 * @param {string} reason
 * @returns {never}
 */
export function stop(reason) {
  console.error(reason);
  process.exit(1);
}

/**
 * Runs a command to its end. Its output is shown as it comes, or else kept and returned.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, timeout?: number }} options timeout in ms
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, { env = {}, show = false, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...ownEnvironment(), ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      shell: process.platform === "win32", // npm is a .cmd there.
    });
    let output = "";
    child.stdout?.on("data", (text) => (output += text));
    child.stderr?.on("data", (text) => (output += text));
    const clock = timeout === undefined ? undefined : setTimeout(giveUp, timeout);
    child.on("error", (error) => end(false, error.message));
    child.on("close", (code) => end(code === 0, output));

    function giveUp() {
      child.kill();
      // A child of its own may hold these open.
      child.stdout?.destroy();
      child.stderr?.destroy();
      end(false, output);
    }

    /** @type {(ok: boolean, output: string) => void} */
    function end(ok, output) {
      clearTimeout(clock);
      resolve({ ok, output });
    }
  });
}

/** A host's NODE_ENV=production would leave out what builds and tests the wallet. */
function ownEnvironment() {
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}
