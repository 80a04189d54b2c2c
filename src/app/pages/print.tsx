import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link, useSearchParams } from "wouter";
import { programmeQuery } from "../../api/queries.ts";
import { readFilter, toQuery } from "../../features/activity/filter.ts";
import { PrintedStatement } from "../../features/print/printed-statement.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

/** The filtered activity, laid out for paper. */
export function PrintPage() {
  const t = useTranslations("print");
  const [params] = useSearchParams();
  return (
    <>
      <Link
        href={`/activity?${params.toString()}`}
        className="mb-2 -ml-2 inline-flex min-h-11 items-center gap-1 rounded-full px-2 pr-4 text-sm font-medium text-accent hover:bg-glow print:hidden"
      >
        <Icon name="back" className="size-4" />
        {t("back")}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHead title={t("title")} />
        <Button className="mb-6 print:hidden" onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <Section skeleton={<SheetsSkeleton rows={[10]} />}>
        <FilteredStatement params={params} />
      </Section>
    </>
  );
}

function FilteredStatement({ params }: { params: URLSearchParams }) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const filter = readFilter(params);
  const query = toQuery(filter, programme);
  return (
    <PrintedStatement
      filter={query}
      from={query.from === undefined ? undefined : Date.parse(query.from)}
      // The last millisecond of its last day.
      to={query.to === undefined ? undefined : Date.parse(query.to) - 1}
    />
  );
}
