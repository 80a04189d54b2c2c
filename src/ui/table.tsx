import type { ReactNode } from "react";

type Column = {
  readonly name: string;
  readonly isNumber?: true;
  /** The name is for screen readers only. */
  readonly isHidden?: true;
};

type TableProps = {
  readonly caption: string;
  /** The caption is for screen readers only. */
  readonly hasHiddenCaption?: boolean;
  readonly columns: readonly Column[];
  readonly className?: string;
  /** Rows: a `th` for the first column, a `td` for every other one. */
  readonly children: ReactNode;
};

export function Table({
  caption,
  hasHiddenCaption = false,
  columns,
  className = "",
  children,
}: TableProps) {
  return (
    <table className={`w-full border-collapse text-sm ${className}`}>
      <caption className={hasHiddenCaption ? "sr-only" : "figures pb-2 text-left font-semibold"}>
        {caption}
      </caption>
      <thead className="text-xs text-quiet">
        <tr className="[&>th]:pb-1.5 [&>th]:font-medium [&>th]:not-first:pl-3">
          {columns.map(({ name, isNumber, isHidden }) => (
            <th key={name} scope="col" className={isNumber ? "text-right" : "text-left"}>
              {isHidden ? <span className="sr-only">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="[&>tr>*]:border-t [&>tr>*]:border-line [&>tr>*]:py-2 [&>tr>*]:not-first:pl-3">
        {children}
      </tbody>
    </table>
  );
}
