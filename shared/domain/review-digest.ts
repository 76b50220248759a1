/**
 * What the QR code of a printed form holds: `jp1:` and the SHA-256 of `review.json` as shipped, lower-case hex
 * (package-format, "Paper and file cross-check").
 */
export function reviewQrText(sha256: string): string {
  return `jp1:${sha256}`;
}

/** What is printed beside it for people: the first 32 hex digits in groups of four. */
export function printedDigest(sha256: string): string {
  return hexGroups(sha256, 32).join(" ");
}

/** A hex text in groups of four, as it is read out or compared with paper; only its first `digits` where given. */
export function hexGroups(hex: string, digits = hex.length): readonly string[] {
  return hex.slice(0, digits).match(/.{1,4}/g) ?? [];
}
