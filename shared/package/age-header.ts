import { Decrypter, type Identity, type Stanza } from "age-encryption";
import { passphraseIdentity } from "./age-scrypt";
import type { ByteSource } from "./byte-source";
import { asciiText, type Bytes } from "./bytes";
import { Refused } from "./refused";

/** The first line of every age file. */
export const ageVersionLine = "age-encryption.org/v1\n";
/** No header of this format comes near it; a larger one is not read. */
const mostHeaderBytes = 64 * 1024;
const firstLook = 1024;

/** What opens an age file. */
export type AgeKey = { readonly identity: string } | { readonly passphrase: string };

/** Who an age file is for, by the first argument of each stanza (`X25519`, `scrypt`). */
export interface AgeHeader {
  /** The header's bytes, the MAC line included. */
  readonly bytes: Bytes;
  readonly stanzas: readonly { readonly type: string; readonly args: readonly string[] }[];
}

async function headerBytes(source: ByteSource, file: string): Promise<Bytes> {
  for (const look of [firstLook, mostHeaderBytes]) {
    const bytes = await source.read(0, Math.min(look, source.size));
    const end = endOfHeader(bytes);
    if (end !== null) return bytes.slice(0, end);
  }
  throw new Refused("decrypt-failed", file, "no age header");
}

/** Where the line of the MAC ends, or `null`: the header ends at the first line that begins with `---`. */
function endOfHeader(bytes: Uint8Array): number | null {
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 10) continue;
    if (bytes[start] === 45 && bytes[start + 1] === 45 && bytes[start + 2] === 45) return at + 1;
    start = at + 1;
  }
  return null;
}

function stanzasIn(header: Bytes, file: string): AgeHeader["stanzas"] {
  const lines = asciiText(header)?.split("\n") ?? [];
  if (`${lines[0]}\n` !== ageVersionLine) throw new Refused("decrypt-failed", file, "not an age file");
  return lines
    .filter((line) => line.startsWith("-> "))
    .map((line) => {
      const [type = "", ...args] = line.slice(3).split(" ");
      return { type, args };
    });
}

/** The header of an age file, not yet believed. Refuses `decrypt-failed` for what has none. */
export async function readAgeHeader(source: ByteSource, file: string): Promise<AgeHeader> {
  const bytes = await headerBytes(source, file);
  return { bytes, stanzas: stanzasIn(bytes, file) };
}

/** Notes whether any identity recognised a stanza: the library reports a stranger only by a message. */
function watched(decrypter: Decrypter): { seen: () => boolean } {
  let reachedTheEnd = false;
  const end: Identity = {
    unwrapFileKey(_stanzas: Stanza[]) {
      reachedTheEnd = true;
      return null;
    },
  };
  decrypter.addIdentity(end);
  return { seen: () => !reachedTheEnd };
}

/**
 * The file key in a header, its MAC checked. `null` where no stanza is for this key; refuses `decrypt-failed` where
 * one is and the header is malformed or was changed.
 */
export async function openAgeHeader(
  header: AgeHeader,
  key: AgeKey,
  file: string,
): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  if ("identity" in key) decrypter.addIdentity(key.identity);
  else decrypter.addIdentity(passphraseIdentity(key.passphrase));
  const watch = watched(decrypter);
  try {
    return await decrypter.decryptHeader(header.bytes);
  } catch (error) {
    if (!watch.seen()) return null;
    throw new Refused("decrypt-failed", file, String(error));
  }
}
