import { use, useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ProgrammeName } from "./programme-name.ts";

/** The first page leaves the focus where the browser put it. */
let isFirst = true;

/** A longer title scrolls in a box of its own, so that the page below stays in view. */
const LONG = 200;

const scrolling = "block max-h-60 overflow-y-auto text-base tracking-normal wrap-anywhere";

type PageHeadProps = {
  /** The heading, and the first part of the document's title. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Above the heading: a link back. */
  readonly above?: ReactNode;
  /** For screen readers only. */
  readonly hidden?: boolean;
};

/** The heading of a page. It sets the document's title and takes the focus when the page opens. */
export function PageHead({ title, lead, above, hidden = false }: PageHeadProps) {
  const t = useTranslations("app");
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);

  return (
    <div className={hidden ? "sr-only" : "mb-6 wide:mb-8"}>
      <title>{t("title", { page: title, name: use(ProgrammeName) })}</title>
      {above}
      <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight">
        <bdi className={title.length > LONG ? scrolling : ""}>{title}</bdi>
      </h1>
      {lead !== undefined && <p className="mt-2 max-w-[62ch] text-quiet">{lead}</p>}
    </div>
  );
}
