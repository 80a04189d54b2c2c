import { instant, type Instant } from "../rules/calendar.ts";
import type { ShiftedClock } from "../server/store/store.ts";

/** The member's time when the device's clock shows `device`. */
export function memberTime(clock: ShiftedClock | null, device: Instant): Instant {
  if (clock === null) return device;
  return clock.running ? instant(clock.now + device - clock.setAt) : clock.now;
}
