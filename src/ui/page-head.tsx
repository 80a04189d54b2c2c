import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";

/** The first screen leaves the focus where the browser put it; every later one takes it. */
let isFirst = true;

/** So many letters are no heading any more: they are read through a window, so that what follows stays in view. */
const LONG = 200;

const windowed = "block max-h-60 overflow-y-auto text-base tracking-normal wrap-anywhere";

type PageHeadProps = {
  /** The heading, and the first part of the document's title. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Stands above the heading: the way back. */
  readonly above?: ReactNode;
  /** Where the screen's heading is for those who do not see where they are. */
  readonly hidden?: boolean;
};

/** A screen's heading: it names the document, and the focus comes to it when the screen opens. */
export function PageHead({ title, lead, above, hidden = false }: PageHeadProps) {
  const t = useTranslations("app");
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);

  return (
    <div className={hidden ? "sr-only" : "mb-6 wide:mb-8"}>
      <title>{t("title", { page: title })}</title>
      {above}
      <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight">
        <bdi className={title.length > LONG ? windowed : ""}>{title}</bdi>
      </h1>
      {lead !== undefined && <p className="mt-2 max-w-[62ch] text-quiet">{lead}</p>}
    </div>
  );
}
