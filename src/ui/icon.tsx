/** Drawn for this page on a grid of 24, in lines, in the colour of the text around them. */
const drawings = {
  wallet:
    "M4 7.5A2.5 2.5 0 0 1 6.5 5H17v3M4 7.5V17a2 2 0 0 0 2 2h12.5a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 18.5 8H4.5M16 13.5h.01",
  gift: "M4.5 11h15v7.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5zM3.5 7.5h17V11h-17zM12 7.5V20M12 7.5C9 7.5 7.5 6.5 7.5 5.2 7.5 4 8.4 3.5 9.2 3.5 10.8 3.5 12 5.5 12 7.5zm0 0c3 0 4.5-1 4.5-2.3 0-1.2-.9-1.7-1.7-1.7-1.6 0-2.8 2-2.8 4z",
  list: "M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.25 6.5h.01M4.25 12h.01M4.25 17.5h.01",
  page: "M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5M12 17.5v-5.5m-2.5 2.2L12 11.7l2.5 2.5",
  hourglass:
    "M6.5 3.5h11M6.5 20.5h11M7.5 3.5v3.2c0 2.3 4.5 3.3 4.5 5.3 0-2 4.5-3 4.5-5.3V3.5M7.5 20.5v-3.2c0-2.3 4.5-3.3 4.5-5.3 0 2 4.5 3 4.5 5.3v3.2",
  person:
    "M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
  leave: "M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4M15 8l4 4-4 4M19 12H9.5",
  sun: "M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  screen:
    "M4.5 5h15A1.5 1.5 0 0 1 21 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 14.5v-8A1.5 1.5 0 0 1 4.5 5zM9 20h6M12 16v4",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  forward: "M9.5 5.5L16 12l-6.5 6.5",
  back: "M14.5 5.5L8 12l6.5 6.5",
  down: "M5.5 9.5L12 16l6.5-6.5",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  warning: "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17h.01",
  info: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.7h.01",
  search: "M10.8 17.5a6.7 6.7 0 1 0 0-13.4 6.7 6.7 0 0 0 0 13.4zM15.8 15.8L20 20",
} as const;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
