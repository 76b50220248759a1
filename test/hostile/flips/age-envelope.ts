import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter, Encrypter } from "age-encryption";
import { type Bytes, joinBytes, utf8 } from "../../../shared/package/bytes";

const nonce = new Uint8Array(16).fill(7);
/** Counter 0, and the mark of the last chunk. */
const firstAndLast = new Uint8Array(12).fill(1, 11);

/** Encrypts a small plaintext to one recipient. */
export type Envelope = (plaintext: Uint8Array) => Bytes;

/**
 * An age file's header for one recipient, used again for every plaintext: an attacker may do so, and a hundred thousand
 * files are made in the time of a few. Written out here, so that the program is not checked with itself.
 */
export async function envelopeTo(recipient: string): Promise<Envelope> {
  let fileKey = new Uint8Array(0);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = new Uint8Array(key);
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array(0));
  const header = empty.slice(0, empty.length - 32);
  const cipherKey = hkdf(sha256, fileKey, nonce, utf8("payload"), 32);
  return (plaintext) =>
    joinBytes([header, nonce, chacha20poly1305(cipherKey, firstAndLast).encrypt(plaintext)]);
}

/** The plaintext of an age file as the library opens it, not our own reader. */
export async function openedByLibrary(file: Uint8Array, identity: string): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return new Uint8Array(await decrypter.decrypt(file));
}
