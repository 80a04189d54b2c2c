import type { DemoMember } from "./members.ts";

/** The demo members of the second sample programme. */
export const gullpointsMembers: readonly DemoMember[] = [
  {
    id: "regular",
    name: { en: "Ada", "zh-CN": "艾达" },
    about: { en: "two years of points", "zh-CN": "两年积分" },
    statement: { en: "gull-ferry", "zh-CN": "gull-ferry.zh-CN" },
    upToDate: true,
  },
  {
    id: "new",
    name: { en: "Noa", "zh-CN": "诺亚" },
    about: { en: "new member", "zh-CN": "新会员" },
  },
];
