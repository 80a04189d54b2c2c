import { http } from "msw/http";

/** Hands every request to the API to the service. */
export const createHandlers = (service: (request: Request) => Promise<Response>) => [
  http.all("/api/*", ({ request }) => service(request)),
];
