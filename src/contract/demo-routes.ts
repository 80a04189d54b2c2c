import {
  demoClock,
  demoMemberList,
  demoPartnerList,
  faults,
  importPreview,
  importResult,
  signInAnswer,
} from "./demo.ts";
import { routes, type Route } from "./routes.ts";

/** What only a service with demo members has. Apart from the other routes, so that a page for a real one has none of it. */
export const demoRoutes = {
  signIn: { method: "POST", path: "/api/session", answer: signInAnswer },
  listDemoMembers: { method: "GET", path: "/api/demo/members", answer: demoMemberList },
  renameDemoMember: { method: "PUT", path: "/api/demo/members/:id" },
  removeDemoMember: { method: "DELETE", path: "/api/demo/members/:id" },
  readDemoClock: { method: "GET", path: "/api/demo/clock", answer: demoClock },
  setDemoClock: { method: "PUT", path: "/api/demo/clock", answer: demoClock },
  readDemoFaults: { method: "GET", path: "/api/demo/faults", answer: faults },
  setDemoFaults: { method: "PUT", path: "/api/demo/faults", answer: faults },
  makeDemoPartners: { method: "POST", path: "/api/demo/partners", answer: demoPartnerList },
  resetDemo: { method: "POST", path: "/api/demo/reset" },
  previewFile: {
    method: "POST",
    path: "/api/demo/statements/preview",
    answer: importPreview,
  },
  importFile: { method: "POST", path: "/api/demo/statements", answer: importResult },
} as const satisfies Record<string, Route>;

/** Every route of a demo service. */
export const allRoutes = { ...routes, ...demoRoutes };
export type RouteName = keyof typeof allRoutes;
