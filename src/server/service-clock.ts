import { instant, type Instant } from "../rules/calendar.ts";
import type { ShiftedClock } from "./store/store.ts";

/** The device's time. */
export type ServiceClock = () => Instant;

export const deviceClock: ServiceClock = () => instant(Date.now());

/** What a member's clock shows when the device's shows `device`. */
export function shownBy(clock: ShiftedClock | null, device: Instant): Instant {
  if (clock === null) return device;
  return clock.running ? instant(clock.now + device - clock.setAt) : clock.now;
}
