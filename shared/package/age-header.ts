import { fromAgeBase64 } from "./age-base64";
import { type AgeStanza, parseAgeHeader } from "./age-grammar";
import { AgeIdentity, type HeaderOpener, headerOpener, Stranger } from "./age-identity";
import { passphraseIdentity } from "./age-scrypt";
import type { ByteSource } from "./byte-source";
import { asciiText, type Bytes } from "./bytes";
import { demand, Refused } from "./refused";

/** No header of this format comes near it; a larger one is not read. */
const mostHeaderBytes = 64 * 1024;
/** A header with the one stanza of this format and the nonce behind it are well within. */
const firstLook = 1024;
/** A wrapped file key of 16 bytes with its tag. */
const bodyBytes = 32;

/** What opens an age file. */
export type AgeKey = { readonly identity: string | AgeIdentity } | { readonly passphrase: string };

/** Which kind of key the one stanza of a file is for. */
export type AgeKeyKind = "X25519" | "scrypt";

/** The header of an age file: well formed, and not yet believed. */
export interface AgeHeader {
  /** The header's bytes, the MAC line included. */
  readonly bytes: Bytes;
  /** Who the file is for; one stanza in this format, but any number is read. */
  readonly stanzas: readonly AgeStanza[];
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

/** The header of an age file, not yet believed. Refuses `decrypt-failed` for what has none, or one that is not of age's grammar. */
export async function readAgeHeader(source: ByteSource, file: string): Promise<AgeHeader> {
  const bytes = await headerBytes(source, file);
  const stanzas = parseAgeHeader(asciiText(bytes) ?? "");
  if (!stanzas) throw new Refused("decrypt-failed", file, "a malformed age header");
  return { bytes, stanzas };
}

/** Whether a header has exactly one stanza, of this kind and of the kind's shape. */
export function isForOne({ stanzas }: AgeHeader, kind: AgeKeyKind): boolean {
  const [stanza] = stanzas;
  if (stanzas.length !== 1 || stanza?.type !== kind || stanza.body.length !== bodyBytes) return false;
  const lengths = stanza.args.map((each) => fromAgeBase64(each)?.length ?? null);
  // The second argument of scrypt is the work factor, whose own form `passphraseIdentity` knows.
  return kind === "X25519"
    ? lengths.length === 1 && lengths[0] === 32
    : lengths.length === 2 && lengths[0] === 16;
}

/**
 * The file key in a header, its MAC checked. `null` where the stanza is for another key; refuses `decrypt-failed` where
 * it is not the one stanza of the key's kind, or is for this key and the header was changed.
 */
export async function openAgeHeader(
  header: AgeHeader,
  key: AgeKey,
  file: string,
): Promise<Uint8Array | null> {
  const kind = "identity" in key ? "X25519" : "scrypt";
  demand(isForOne(header, kind), "decrypt-failed", file, `not one ${kind} stanza`);
  try {
    return await openerOf(key).decryptHeader(header.bytes);
  } catch (error) {
    if (error instanceof Stranger) return null;
    throw new Refused("decrypt-failed", file, String(error));
  }
}

function openerOf(key: AgeKey): HeaderOpener {
  if ("identity" in key) return AgeIdentity.of(key.identity).opener;
  return headerOpener(passphraseIdentity(key.passphrase));
}
