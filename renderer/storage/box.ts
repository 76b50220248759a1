import { z } from "../../shared/domain/schema";
import { StorageRefusal } from "./failure";

/** Bytes as IndexedDB gives them back. */
export const storedBytes = z.instanceof(Uint8Array) as z.ZodType<Uint8Array<ArrayBuffer>>;

/** AES-256-GCM ciphertext with its nonce. What it belongs to is authenticated, not stored: see {@link BoxPlace}. */
export const boxSchema = z.strictObject({ iv: storedBytes, data: storedBytes });

/** Something personal, as it lies in the database. */
export type Box = z.infer<typeof boxSchema>;

/** Where a box lies. It opens nowhere else, so that rows, fields and versions cannot be swapped or rolled into one another. */
export interface BoxPlace {
  readonly table: string;
  /** The row's primary key. */
  readonly row: readonly (string | number)[];
  readonly version: number;
  readonly field: string;
}

/** A seat that is open: its boxes can be made and opened. The key is never extractable. */
export interface OpenSeat {
  readonly seatId: string;
  readonly key: CryptoKey;
}

const nonceBytes = 12;

/** Imports 32 raw bytes as a key for boxes that cannot be taken out of the engine again. */
export function importBoxKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, { name: "AES-GCM" }, false, ["encrypt", "decrypt"]);
}

/** Encrypts `plain` for its place, under a fresh random nonce. */
export async function sealBox(key: CryptoKey, place: BoxPlace, plain: Uint8Array<ArrayBuffer>): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const data = await crypto.subtle.encrypt(parameters(iv, place), key, plain);
  return { iv, data: new Uint8Array(data) };
}

/** Decrypts a box at its place. Throws a {@link StorageRefusal} `storage-failed` for another key, another place or changed bytes. */
export async function openBox(key: CryptoKey, place: BoxPlace, box: Box): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(box.iv, place), key, box.data));
  } catch {
    throw new StorageRefusal("storage-failed", undefined, `a box of ${place.table} does not open`);
  }
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: BoxPlace): AesGcmParams {
  const owner = JSON.stringify([place.table, place.row, place.version, place.field]);
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(owner) };
}
