/** The backgrounds of text in each theme; a test compares them with the style sheet. */
export const backgrounds = {
  light: ["#faf8f5", "#ffffff", "#f3efe9"],
  dark: ["#14110f", "#1e1a17", "#28231f"],
} as const;

/** The colour of text on the accent in each theme. */
export const onAccent = { light: "#ffffff", dark: "#2b1303" } as const;

/** WCAG 2.2: text has 4.5:1 against its background. */
const MINIMUM = 4.5;

/** Whether text in this colour, and text on it, can be read in a theme. */
export function isReadable(accent: string, theme: "light" | "dark"): boolean {
  return [...backgrounds[theme], onAccent[theme]].every(
    (colour) => contrastOf(accent, colour) >= MINIMUM,
  );
}

function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** The relative luminance of `#rrggbb`, as WCAG defines it. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
