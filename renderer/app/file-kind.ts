/** What a file seems to be by its first bytes: `task` a ZIP bag, `sealed` an age file, `card` a compact JWS, `backup` one of a seat. */
export type FileKind = "task" | "sealed" | "card" | "backup" | "unknown";

/** How many bytes `fileKind` wants to see. */
export const headLength = 64;

/** Tells by the first bytes alone, never by the ending, where a file belongs; whether it is sound is for the verifier. */
export function fileKind(head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  if (text.startsWith("PK")) return "task";
  if (text.startsWith("JPBACKUP")) return "backup";
  if (text.startsWith("age-encryption.org/v1\n")) return "sealed";
  // A protected header is a JSON object, whose `{"` is `ey` in base64url (`ew` with white space after the brace).
  return /^e[yw][A-Za-z0-9_-]+(\.|$)/.test(text) ? "card" : "unknown";
}
