import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/client.ts";
import { queryKeys } from "../api/query-keys.ts";

export const cache = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.code === "signed-out") {
        cache.setQueriesData({ queryKey: queryKeys.session }, null);
      }
    },
  }),
  defaultOptions: {
    // The embedded service answers offline too, and the API client retries by itself.
    queries: { networkMode: "always", retry: false, staleTime: 5_000 },
    mutations: { networkMode: "always", retry: false },
  },
});
