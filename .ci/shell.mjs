import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Prints the reason and ends the process.
 * @param {string} reason
 * @returns {never}
 */
export function stop(reason) {
  console.error(reason);
  process.exit(1);
}

/**
 * Runs a command. Its output is either shown as it comes, or returned.
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
      // A grandchild may keep these open.
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

/** NODE_ENV=production would make npm leave out the development dependencies. */
function ownEnvironment() {
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}
