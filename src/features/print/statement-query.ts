import type { Language } from "../../contract/language.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api/connection.ts";
import type { ActivityFilter } from "../../api/entry-queries.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { EntryView } from "../../contract/entry.ts";
import { routes } from "../../contract/routes.ts";

/** The export has all rows. */
export const MAX_ROWS = 2_000;
const PAGE = 200;

/** The newest rows that match a filter, oldest first, and whether there are more. */
export const printedStatementQuery = (language: Language, filter: ActivityFilter) =>
  queryOptions({
    queryKey: [...queryKeys.printedEntries, language, filter],
    queryFn: async ({ signal }) => {
      const rows: EntryView[] = [];
      let cursor: string | undefined;
      do {
        const query = { ...filter, cursor, limit: String(PAGE) };
        const page = await call(routes.listEntries, { language, signal, query });
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined && rows.length < MAX_ROWS);
      return { rows: rows.toReversed(), isCut: cursor !== undefined };
    },
  });
