import { ageVersionLine } from "./age-grammar";
import type { ByteSource } from "./byte-source";

/** What a file is by its content: a ZIP bag, a binary age file, a compact JWS, or none of them. */
export type Container = "zip" | "age" | "jws" | "unknown";

const startsWith = (bytes: Uint8Array, text: string) =>
  [...text].every((character, index) => bytes[index] === character.charCodeAt(0));

/** Tells a file's container by its first bytes; its ending never counts. */
export async function containerOf(source: ByteSource): Promise<Container> {
  const head = await source.read(0, Math.min(source.size, ageVersionLine.length));
  if (startsWith(head, "PK\u0003\u0004")) return "zip";
  if (startsWith(head, ageVersionLine)) return "age";
  // Every JSON object begins with a brace, and with it every header in base64url with "e".
  return startsWith(head, "e") ? "jws" : "unknown";
}
