import sodium from "libsodium-wrappers";
import type { Bytes } from "./bytes";

/** The plaintext bytes of every chunk of an age payload but the last, which may be shorter. */
export const chunkBytes = 64 * 1024;
/** What sealing adds to a chunk. */
export const tagBytes = 16;

/** Which chunk it is, from 0, and whether it is the last: both are authenticated. */
export interface ChunkPlace {
  readonly index: number;
  readonly last: boolean;
}

/** Seals and opens the chunks of one age payload (ChaCha20-Poly1305). */
export interface ChunkCipher {
  seal(plaintext: Uint8Array, place: ChunkPlace): Bytes;
  /** The plaintext, or `null` where the chunk is not authentic at this place. */
  open(ciphertext: Uint8Array, place: ChunkPlace): Bytes | null;
}

/** The nonce of a chunk: an 11-byte big-endian counter and the last-chunk flag. */
function nonceOf({ index, last }: ChunkPlace): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(3, Math.floor(index / 2 ** 32));
  new DataView(nonce.buffer).setUint32(7, index % 2 ** 32);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The cipher of a payload whose 32-byte stream key is `key`. */
export async function chunkCipher(key: Uint8Array): Promise<ChunkCipher> {
  await sodium.ready;
  // libsodium copies its results out of the WebAssembly memory, so they are ours.
  return {
    seal: (plaintext, place) =>
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, null, null, nonceOf(place), key) as Bytes,
    open(ciphertext, place) {
      const nonce = nonceOf(place);
      try {
        return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, ciphertext, null, nonce, key) as Bytes;
      } catch {
        // libsodium says by throwing that the tag does not hold; the caller knows which file and refuses it.
        return null;
      }
    },
  };
}
