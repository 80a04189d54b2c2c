/** Addresses of pages that more than one feature links to. */
export const entryAddress = (id: string) => `/activity/${encodeURIComponent(id)}`;
export const orderAddress = (id: string) => `/pay/${encodeURIComponent(id)}`;
export const holdAddress = (id: string) => `/holds/${encodeURIComponent(id)}`;
export const rewardAddress = (id: string) => `/rewards/${encodeURIComponent(id)}`;
export const certificateAddress = (number: string) =>
  `/donate/certificates/${encodeURIComponent(number)}`;
export const drawAddress = (number: number) => `/draw/${number}`;
