/** Where the draw of this number is checked. */
export function drawAt(number: number): string {
  return `/draw/${number}`;
}
