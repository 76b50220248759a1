import { Encrypter } from "age-encryption";
import { streamKeyOf } from "./age-read";
import { passphraseRecipient } from "./age-scrypt";
import { type ByteSource, bytesSource } from "./byte-source";
import { type Bytes, joinBytes } from "./bytes";
import { type ChunkCipher, chunkBytes, chunkCipher, tagBytes } from "./chunk-cipher";

/** How many chunks are sealed into one piece of output: 1 MiB. */
const chunksPerPiece = 16;

/** An age file in the making. `pieces` may be run more than once and gives the same bytes each time. */
export interface AgeFile {
  readonly size: number;
  pieces(signal?: AbortSignal): AsyncGenerator<Bytes>;
}

/** The header for one recipient and the file key in it. The library chooses the file key and computes the MAC. */
async function newHeader(recipient: string): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  let fileKey = new Uint8Array(0);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = new Uint8Array(key);
      return [];
    },
  });
  const file = await encrypter.encrypt(new Uint8Array(0));
  // An empty payload is a 16-byte nonce and a 16-byte tag.
  return { header: file.subarray(0, file.length - 2 * tagBytes), fileKey };
}

/**
 * An age file with one X25519 stanza, for `recipient`. The plaintext is read once for each run of `pieces` and must be
 * the same every time: the caller checks its digest.
 */
export async function ageFile(plaintext: ByteSource, recipient: string): Promise<AgeFile> {
  const { header, fileKey } = await newHeader(recipient);
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const cipher = await chunkCipher(streamKeyOf(fileKey, nonce));
  const count = Math.max(1, Math.ceil(plaintext.size / chunkBytes));
  return {
    size: header.length + nonce.length + plaintext.size + count * tagBytes,
    async *pieces(signal) {
      yield joinBytes([header, nonce]);
      for (let first = 0; first < count; first += chunksPerPiece) {
        yield await sealedPiece(plaintext, cipher, first, Math.min(first + chunksPerPiece, count), signal);
      }
    },
  };
}

async function sealedPiece(
  plaintext: ByteSource,
  cipher: ChunkCipher,
  first: number,
  end: number,
  signal?: AbortSignal,
): Promise<Bytes> {
  const start = first * chunkBytes;
  const size = Math.min(end * chunkBytes, plaintext.size) - start;
  const bytes = await plaintext.read(start, size, signal);
  const last = Math.max(0, Math.ceil(plaintext.size / chunkBytes) - 1);
  const sealed: Bytes[] = [];
  for (let index = first; index < end; index++) {
    const at = (index - first) * chunkBytes;
    sealed.push(cipher.seal(bytes.subarray(at, at + chunkBytes), { index, last: index === last }));
  }
  return joinBytes(sealed);
}

/** A small age file in memory, for one recipient. */
export async function sealBytes(plaintext: Uint8Array, recipient: string): Promise<Bytes> {
  const file = await ageFile(bytesSource(plaintext), recipient);
  const pieces: Bytes[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  return joinBytes(pieces);
}

/** The work factor of every passphrase stanza of this format: 2^18 rounds, about a second. */
export const scryptWorkFactor = 18;

/** A small age file in memory, under a passphrase (NFC). `workFactor` is lower in tests only. */
export async function sealBytesUnderPassphrase(
  plaintext: Uint8Array,
  passphrase: string,
  workFactor = scryptWorkFactor,
): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase.normalize("NFC"), workFactor));
  return new Uint8Array(await encrypter.encrypt(plaintext));
}
