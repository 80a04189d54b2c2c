import type { AroundNavHandler } from "wouter";

/**
 * Navigates once the next frame is on the screen: that frame shows what was pressed, and a page may take longer than a
 * frame to render. An address that is only replaced stays on its page and does not wait.
 */
export const afterFrame: AroundNavHandler = (navigate, to, options) => {
  // A hidden page has no frames.
  if (options?.replace === true || document.hidden) return navigate(to, options);
  requestAnimationFrame(() => setTimeout(() => navigate(to, options)));
};
