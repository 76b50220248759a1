import { cbc } from "@noble/ciphers/aes.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { Malformed } from "./parse";
import { joined } from "./unpack";
import { isDict, latin1Bytes, nameAt, numberAt, type PdfDict, PdfString } from "./values";

/** How strings and streams of an encrypted PDF are written: the standard handler, revisions 2 to 6. */
export interface Crypt {
  readonly stringMethod: Method;
  readonly streamMethod: Method;
  readonly key: Uint8Array;
}

type Method = "none" | "rc4" | "aes128" | "aes256";

/** Thrown where no password was given or the given one does not open the file. */
export class PasswordNeeded extends Error {
  readonly wrong: boolean;
  constructor(wrong: boolean) {
    super(wrong ? "the password does not open it" : "it asks for a password");
    this.wrong = wrong;
  }
}

const padding = Uint8Array.from(
  "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a".match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

/**
 * The key of an encrypted file. Files that open without a password have an empty one. Throws a `PasswordNeeded`, or a
 * `Malformed` for a handler that is not the standard one.
 */
export async function openCrypt(encrypt: PdfDict, id: Uint8Array, password: string | null): Promise<Crypt> {
  if (nameAt(encrypt, "Filter") !== "Standard") throw new Malformed("another security handler");
  const version = numberAt(encrypt, "V") ?? 0;
  const revision = numberAt(encrypt, "R") ?? 0;
  const key = revision >= 5 ? await modernKey(encrypt, revision, password) : oldKey(encrypt, id, password);
  if (!key) throw new PasswordNeeded(password !== null);
  if (version < 4) return { key, stringMethod: "rc4", streamMethod: "rc4" };
  return { key, stringMethod: methodOf(encrypt, "StrF"), streamMethod: methodOf(encrypt, "StmF") };
}

function methodOf(encrypt: PdfDict, which: "StrF" | "StmF"): Method {
  const filter = nameAt(encrypt, which) ?? "Identity";
  if (filter === "Identity") return "none";
  const filters = encrypt.get("CF");
  const chosen = isDict(filters) ? filters.get(filter) : undefined;
  const method = isDict(chosen) ? nameAt(chosen, "CFM") : null;
  if (method === "V2") return "rc4";
  if (method === "AESV2") return "aes128";
  if (method === "AESV3") return "aes256";
  if (method === "None") return "none";
  throw new Malformed(`crypt filter ${method}`);
}

function bytesAt(dict: PdfDict, key: string, length: number): Uint8Array<ArrayBuffer> {
  const value = dict.get(key);
  if (!(value instanceof PdfString) || value.bytes.length < length) throw new Malformed(`no /${key}`);
  return value.bytes.slice(0, length);
}

// --- revisions 2 to 4 --------------------------------------------------------------------------------------------------

function oldKey(encrypt: PdfDict, id: Uint8Array, password: string | null): Uint8Array | null {
  for (const bytes of oldPasswords(encrypt, password)) {
    const key = keyOfUser(encrypt, id, bytes);
    if (isUsers(encrypt, id, key)) return key;
  }
  return null;
}

/** What may be the user's password: the given one as such, or what the owner's password unlocks it to. */
function oldPasswords(encrypt: PdfDict, password: string | null): Uint8Array[] {
  const given = padded(latin1Bytes(password ?? ""));
  return [padded(new Uint8Array(0)), given, userOfOwner(encrypt, given)];
}

const padded = (password: Uint8Array) => joined([password, padding]).slice(0, 32);

const keyLength = (encrypt: PdfDict) =>
  (numberAt(encrypt, "R") ?? 0) === 2 ? 5 : Math.min(16, Math.max(5, (lengthOf(encrypt) ?? 40) / 8));

/** In bits; files of version 4 were seen to say it in the crypt filter alone. */
function lengthOf(encrypt: PdfDict): number | null {
  if ((numberAt(encrypt, "V") ?? 0) >= 4) return 128;
  return numberAt(encrypt, "Length");
}

function keyOfUser(encrypt: PdfDict, id: Uint8Array, password: Uint8Array): Uint8Array {
  const rights = new Uint8Array(4);
  new DataView(rights.buffer).setInt32(0, (numberAt(encrypt, "P") ?? 0) | 0, true);
  const revision = numberAt(encrypt, "R") ?? 0;
  const clear = revision >= 4 && encrypt.get("EncryptMetadata") === false;
  const end = clear ? new Uint8Array(4).fill(255) : new Uint8Array(0);
  let hash = md5(joined([password, bytesAt(encrypt, "O", 32), rights, id, end]));
  const length = keyLength(encrypt);
  if (revision >= 3) for (let round = 0; round < 50; round += 1) hash = md5(hash.subarray(0, length));
  return hash.slice(0, length);
}

function isUsers(encrypt: PdfDict, id: Uint8Array, key: Uint8Array): boolean {
  const stored = bytesAt(encrypt, "U", 32);
  if ((numberAt(encrypt, "R") ?? 0) === 2) return same(rc4(key, padding), stored);
  let check = rc4(key, md5(joined([padding, id])));
  for (let round = 1; round < 20; round += 1)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return same(check, stored.subarray(0, 16));
}

function userOfOwner(encrypt: PdfDict, owner: Uint8Array): Uint8Array {
  const revision = numberAt(encrypt, "R") ?? 0;
  let hash = md5(owner);
  if (revision >= 3) for (let round = 0; round < 50; round += 1) hash = md5(hash);
  const key = hash.slice(0, keyLength(encrypt));
  let user: Uint8Array = bytesAt(encrypt, "O", 32);
  for (let round = revision === 2 ? 0 : 19; round >= 0; round -= 1)
    user = rc4(
      key.map((byte) => byte ^ round),
      user,
    );
  return user;
}

// --- revisions 5 and 6 -------------------------------------------------------------------------------------------------

async function modernKey(encrypt: PdfDict, revision: number, password: string | null) {
  const user = bytesAt(encrypt, "U", 48);
  const owner = bytesAt(encrypt, "O", 48);
  const hashed = (word: Uint8Array, salt: Uint8Array, of: Uint8Array) =>
    revision === 5 ? sha256(joined([word, salt, of])) : hardened(word, salt, of);
  const none = new Uint8Array(0);
  const given = new TextEncoder().encode((password ?? "").normalize("NFKC")).slice(0, 127);
  for (const word of [none, given]) {
    if (same(hashed(word, user.subarray(32, 40), none), user.subarray(0, 32)))
      return unwrapped(hashed(word, user.subarray(40, 48), none), bytesAt(encrypt, "UE", 32));
    if (same(hashed(word, owner.subarray(32, 40), user), owner.subarray(0, 32)))
      return unwrapped(hashed(word, owner.subarray(40, 48), user), bytesAt(encrypt, "OE", 32));
  }
  return null;
}

const unwrapped = (key: Uint8Array, wrapped: Uint8Array) =>
  cbc(key, new Uint8Array(16), { disablePadding: true }).decrypt(wrapped);

/** The hash of ISO 32000-2, algorithm 2.B. */
function hardened(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  let key: Uint8Array = sha256(joined([password, salt, user]));
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const once = joined([password, key, user]);
    const many = joined(Array.from({ length: 64 }, () => once));
    const encrypted = cbc(key.subarray(0, 16), key.subarray(16, 32), { disablePadding: true }).encrypt(many);
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = ([sha256, sha384, sha512][remainder] ?? sha256)(encrypted);
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

// --- objects -----------------------------------------------------------------------------------------------------------

/** An object's own key: the file's, mixed with its number; AES of 256 bits uses the file's. */
function objectKey(method: Method, key: Uint8Array, number: number, generation: number): Uint8Array {
  if (method === "aes256") return key;
  const place = [number, number >> 8, number >> 16, generation, generation >> 8].map((part) => part & 255);
  const salt = method === "aes128" ? latin1Bytes("sAlT") : new Uint8Array(0);
  return md5(joined([key, Uint8Array.from(place), salt])).slice(0, Math.min(16, key.length + 5));
}

/** Names the object that a string or stream belongs to. */
export interface ObjectName {
  readonly number: number;
  readonly generation: number;
}

/** Encrypts a string or a stream of an object; `vector` is 16 random bytes. */
export function encrypted(
  method: Method,
  { key }: Crypt,
  { number, generation }: ObjectName,
  plain: Uint8Array,
  vector: Uint8Array,
): Uint8Array {
  if (method === "none") return plain;
  const own = objectKey(method, key, number, generation);
  return method === "rc4" ? rc4(own, plain) : joined([vector, cbc(own, vector).encrypt(plain)]);
}

/** Decrypts a string or a stream of an object. Throws where it is not what was encrypted. */
export function decrypted(
  method: Method,
  { key }: Crypt,
  { number, generation }: ObjectName,
  bytes: Uint8Array,
): Uint8Array {
  if (method === "none" || bytes.length === 0) return bytes;
  const own = objectKey(method, key, number, generation);
  if (method === "rc4") return rc4(own, bytes);
  const whole = bytes.subarray(16, bytes.length - (bytes.length % 16));
  return whole.length === 0 ? whole : cbc(own, bytes.subarray(0, 16)).decrypt(whole);
}

/** RC4, which old files are encrypted with. Its own inverse. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Uint8Array.from(bytes, (byte) => {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    return byte ^ at(at(i) + at(j));
  });
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
