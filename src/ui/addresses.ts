/** Addresses of pages that more than one feature links to. */
export const entryAddress = (id: string) => `/activity/${encodeURIComponent(id)}`;
/** With `points`, the form opens with so many filled in. */
export const orderAddress = (id: string, points?: number) =>
  `/pay/${encodeURIComponent(id)}${withPoints(points)}`;
export const projectAddress = (id: string, points?: number) =>
  `/donate/${encodeURIComponent(id)}${withPoints(points)}`;
const withPoints = (points?: number) => (points === undefined ? "" : `?points=${points}`);
export const holdAddress = (id: string) => `/holds/${encodeURIComponent(id)}`;
export const rewardAddress = (id: string) => `/rewards/${encodeURIComponent(id)}`;
export const certificateAddress = (number: string) =>
  `/donate/certificates/${encodeURIComponent(number)}`;
export const drawAddress = (number: number) => `/draw/${number}`;
