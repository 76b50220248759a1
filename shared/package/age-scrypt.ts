import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { type Identity, type Recipient, Stanza } from "age-encryption";
import { scrypt } from "hash-wasm";
import { fromAgeBase64, toAgeBase64 } from "./age-base64";
import { joinBytes, utf8 } from "./bytes";

// age-encryption derives passphrase keys in JavaScript; hash-wasm takes half as long, and people wait for it at every
// unlock. The stanza is age's own, so `age -d` opens what this seals and the other way round.

const label = "age-encryption.org/v1/scrypt";
const saltBytes = 16;
const fileKeyBytes = 16;
const tagBytes = 16;
/** More than this is an attack on the reader's memory, not a better lock. */
const highestWorkFactor = 20;
const zeroNonce = new Uint8Array(12);

const wrappingKey = (passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> =>
  scrypt({
    password: utf8(passphrase),
    salt: joinBytes([utf8(label), salt]),
    costFactor: 2 ** workFactor,
    blockSize: 8,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  });

/** A recipient that wraps a file key under a passphrase; `workFactor` is the base-2 logarithm of the rounds. */
export function passphraseRecipient(passphrase: string, workFactor: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
      const key = await wrappingKey(passphrase, salt, workFactor);
      const body = chacha20poly1305(key, zeroNonce).encrypt(fileKey);
      return [new Stanza(["scrypt", toAgeBase64(salt), String(workFactor)], body)];
    },
  };
}

/** An identity that opens one scrypt stanza, which must be the only stanza; `null` for another passphrase. */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const stanza = stanzas.find((each) => each.args[0] === "scrypt");
      if (!stanza) return null;
      const { salt, workFactor } = scryptArguments(stanza, stanzas.length);
      return openBody(stanza.body, await wrappingKey(passphrase, salt, workFactor));
    },
  };
}

function scryptArguments(stanza: Stanza, stanzas: number): { salt: Uint8Array; workFactor: number } {
  const [, saltText = "", workText = ""] = stanza.args;
  const salt = fromAgeBase64(saltText);
  const isNumber = /^[1-9]\d*$/.test(workText);
  const workFactor = Number(workText);
  const valid =
    isNumber && stanzas === 1 && stanza.args.length === 3 && stanza.body.length === fileKeyBytes + tagBytes;
  if (!valid || salt?.length !== saltBytes) throw new Error("a malformed scrypt stanza");
  if (workFactor > highestWorkFactor) throw new Error("the scrypt work factor is too high");
  return { salt, workFactor };
}

function openBody(body: Uint8Array, key: Uint8Array): Uint8Array | null {
  try {
    return chacha20poly1305(key, zeroNonce).decrypt(body);
  } catch {
    // The tag does not hold: another passphrase.
    return null;
  }
}
