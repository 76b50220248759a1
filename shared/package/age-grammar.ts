import { fromAgeBase64 } from "./age-base64";
import { type Bytes, joinBytes } from "./bytes";

// The header's grammar of age-encryption.org/v1, to the letter: one spelling for every header. What the library in
// front of which this stands would let pass, or refuse only for the reader whom a stanza is for, is refused here for all.

/** The first line of every age file. */
export const ageVersionLine = "age-encryption.org/v1\n";

/** One stanza: `type` is its first argument (`X25519`, `scrypt`), `args` are the others. */
export interface AgeStanza {
  readonly type: string;
  readonly args: readonly string[];
  readonly body: Bytes;
}

/** Every line of a body but its last has this many characters; the last has fewer, perhaps none. */
const fullLine = 64;
const macBytes = 32;
/** Visible ASCII between single spaces: no control character, no carriage return, no empty argument. */
const argumentLine = /^-> [!-~]+(?: [!-~]+)*$/;

/**
 * The stanzas of a whole header, its MAC line with the line feed included; `null` where it is not one. At least one
 * stanza, each body and the MAC in canonical base64, nothing after the MAC.
 */
export function parseAgeHeader(text: string): AgeStanza[] | null {
  if (!text.startsWith(ageVersionLine) || !text.endsWith("\n")) return null;
  const lines = text.slice(ageVersionLine.length, -1).split("\n");
  const mac = lines.pop() ?? "";
  return isMacLine(mac) ? stanzasIn(lines) : null;
}

function isMacLine(line: string): boolean {
  return line.startsWith("--- ") && fromAgeBase64(line.slice(4))?.length === macBytes;
}

function stanzasIn(lines: readonly string[]): AgeStanza[] | null {
  const stanzas: AgeStanza[] = [];
  for (let at = 0; at < lines.length; ) {
    const stanza = stanzaAt(lines, at);
    if (!stanza) return null;
    stanzas.push(stanza.stanza);
    at = stanza.end;
  }
  return stanzas.length > 0 ? stanzas : null;
}

function stanzaAt(lines: readonly string[], start: number): { stanza: AgeStanza; end: number } | null {
  const first = lines[start] ?? "";
  if (!argumentLine.test(first)) return null;
  const end = endOfBody(lines, start + 1);
  if (end === null) return null;
  // Each line is decoded alone: a full one is 48 bytes, so that no bits are left over between them.
  const parts = lines.slice(start + 1, end).map(fromAgeBase64);
  if (!parts.every((part) => part !== null)) return null;
  const [type = "", ...args] = first.slice(3).split(" ");
  return { stanza: { type, args, body: joinBytes(parts) }, end };
}

/** The line after a body that begins at `start`, or `null` where no short line ends it. */
function endOfBody(lines: readonly string[], start: number): number | null {
  for (let at = start; at < lines.length; at++) {
    const { length } = lines[at] ?? "";
    if (length > fullLine) return null;
    if (length < fullLine) return at + 1;
  }
  return null;
}
