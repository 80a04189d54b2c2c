import { aliPoint, sampleCatalog } from "../catalog/alipoint.ts";
import { readGullpoints } from "../catalog/gullpoints.ts";
import { gullpointsMembers } from "./gullpoints-members.ts";
import { demoMembers } from "./members.ts";

/** The programme of the embedded service. The build knows which it is, so that it holds no other. */
export const embedded =
  import.meta.env.VITE_PROGRAMME === "gullpoints"
    ? { ...readGullpoints(), members: gullpointsMembers }
    : { programme: aliPoint, catalog: sampleCatalog, members: demoMembers };
