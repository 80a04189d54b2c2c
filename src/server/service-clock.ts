import { instant } from "../rules/calendar.ts";

export const deviceClock = () => instant(Date.now());
