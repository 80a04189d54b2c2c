/** The characters, as a range of a regular expression, that change the direction of the text around them. */
export const DIRECTION_MARKS = "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

const all = new RegExp(`[${DIRECTION_MARKS}]`, "g");

/** The text of a member's file, or a name that a member typed: programs put such marks there unasked. */
export const withoutDirectionMarks = (text: string) => text.replaceAll(all, "");
