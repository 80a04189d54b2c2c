/** Where the certificate of this number stands. */
export function certificateAt(number: string): string {
  return `/donate/certificates/${encodeURIComponent(number)}`;
}
