import type { AroundNavHandler } from "wouter";

/**
 * Goes to an address when the next frame is on screen: that one shows what was pressed, and a screen may take longer
 * than a frame to draw. What only replaces the address stays on its screen, and waits for nothing.
 */
export const afterFrame: AroundNavHandler = (navigate, to, options) => {
  // A page that nobody sees has no frames.
  if (options?.replace === true || document.hidden) return navigate(to, options);
  requestAnimationFrame(() => setTimeout(() => navigate(to, options)));
};
