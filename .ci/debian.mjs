import { existsSync } from "node:fs";
import { run } from "./shell.mjs";

export const isRoot = () => process.getuid?.() === 0;

export const canInstallDebian = () => isRoot() && existsSync("/usr/bin/apt-get");

/** @type {Promise<unknown>} Debian's package manager runs once at a time. */
let last = Promise.resolve();

/**
 * Installs Debian packages. The caller checks whether that has worked.
 * @param {readonly string[]} names
 */
export function installDebian(names) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const options = ["-y", "-o", "DPkg::Lock::Timeout=120", "--no-install-recommends"];
  last = last
    .then(() => run("apt-get", ["update"], { env, timeout: 120_000 }))
    .then(() => run("apt-get", ["install", ...options, ...names], { env, timeout: 400_000 }));
  return last;
}
