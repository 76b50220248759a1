import type { Dexie } from "dexie";
import { uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { fromBase64url, toBase64url } from "../../shared/package/base64url";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

/** Path → bytes in base64url. */
const envelopeContentSchema = z.record(z.string(), z.string());

const envelopeRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  box: boxSchema,
});

/** The clear part of an envelope with its box. */
export type EnvelopeRow = z.infer<typeof envelopeRowSchema>;

/** The files of a package outside `data/` as shipped (signature, manifests, card, wrapped keys), by path. */
export type Envelope = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const envelopeKind: ContentKind<Record<string, string>> = {
  table: "envelopes",
  field: "box",
  schema: envelopeContentSchema,
  upgrades: [],
};

/** The table of envelopes, for the transaction that imports a package. */
export const envelopesOf = (database: Dexie) => database.table<EnvelopeRow, [string, string]>("envelopes");

/** The row of an envelope to be stored. */
export async function boxEnvelope(
  seat: OpenSeat,
  packageId: string,
  envelope: Envelope,
): Promise<EnvelopeRow> {
  const content = Object.fromEntries([...envelope].map(([path, bytes]) => [path, toBase64url(bytes)]));
  const boxed = await boxContent(envelopeKind, seat.key, [seat.seatId, packageId], content);
  return { ...boxed, seatId: seat.seatId, packageId };
}

/** The envelope of an imported package, or `null` where the seat has no such package. */
export async function readEnvelope(
  database: Dexie,
  seat: OpenSeat,
  packageId: string,
): Promise<Envelope | null> {
  const stored = await envelopesOf(database).get([seat.seatId, packageId]);
  if (!stored) return null;
  const row = checkRow("envelopes", envelopeRowSchema, stored);
  const content = await unboxContent(envelopeKind, seat.key, [seat.seatId, packageId], row);
  return new Map(Object.entries(content).map(([path, text]) => [path, bytesOf(path, text)]));
}

function bytesOf(path: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(text);
  if (!bytes) throw new StorageRefusal("storage-failed", path, "not base64url");
  return bytes;
}
