/**
 * What the QR code of a printed form holds: `jp1:` and the SHA-256 of `review.json` as shipped, lower-case hex
 * (package-format, "Paper and file cross-check").
 */
export function reviewQrText(sha256: string): string {
  return `jp1:${sha256}`;
}

/** What is printed beside it for people: the first 32 hex digits in groups of four. */
export function printedDigest(sha256: string): string {
  return (sha256.slice(0, 32).match(/.{4}/gu) ?? []).join(" ");
}
