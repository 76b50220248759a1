import type { Dexie } from "dexie";
import { dateSchema, fileIdSchema, sha256Schema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat, openBox, sealBox } from "./box";
import { checkRow } from "./record";

/** All seats' small pictures together take at most this many bytes: some fifty thousand pages. */
export const mostPreviewBytes = 256 * 2 ** 20;

/** A small picture of a page, a JPEG, as it is shown when nobody turned it. */
export interface PreviewPicture {
  /** From 1. */
  readonly page: number;
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

/** Names a run of pages of a material, in all revisions of its round. */
export interface PreviewName {
  readonly roundId: string;
  readonly applicationId: string;
  readonly materialId: string;
  /** From 0. */
  readonly pack: number;
}

/** A digest in clear would tell who has which document, so that of the plaintext lies in the box. */
const previewRowSchema = z.strictObject({
  version: z.literal(1),
  seatId: uuidSchema,
  roundId: fileIdSchema,
  applicationId: fileIdSchema,
  materialId: fileIdSchema,
  pack: z.int().min(0),
  /** The day on which it was last read or kept. */
  usedOn: dateSchema,
  /** Of the box. */
  bytes: z.int().min(0),
  box: boxSchema,
});

/** What stands before the pictures in a box: whose they are, and their pages and lengths in the order in which they follow. */
const headSchema = z.strictObject({
  sha256: sha256Schema,
  pictures: z.array(z.tuple([z.int().min(1), z.int().min(1)])),
});

/** The clear part of a run of small pictures with its box. */
export type PreviewRow = z.infer<typeof previewRowSchema>;

type Key = [seatId: string, roundId: string, applicationId: string, materialId: string, pack: number];

const previewsOf = (database: Dexie) => database.table<PreviewRow, Key>("previews");
const keyOf = (seat: OpenSeat, { roundId, applicationId, materialId, pack }: PreviewName): Key => [
  seat.seatId,
  roundId,
  applicationId,
  materialId,
  pack,
];
const placeOf = (key: Key) => ({ table: "previews", row: key, version: 1, field: "box" });

/**
 * Keeps the small pictures of a run of pages in place of earlier ones, and gives up those not used for longest where all
 * take more than `most`. `sha256` is of the material's plaintext, `today` an ISO date.
 */
export async function keepPreviews(
  database: Dexie,
  seat: OpenSeat,
  name: PreviewName,
  kept: { readonly sha256: string; readonly pictures: readonly PreviewPicture[]; readonly today: string },
  most = mostPreviewBytes,
): Promise<void> {
  const key = keyOf(seat, name);
  const box = await sealBox(seat.key, placeOf(key), packed(kept.sha256, kept.pictures));
  const [seatId, roundId, applicationId, materialId, pack] = key;
  const row = { seatId, roundId, applicationId, materialId, pack, usedOn: kept.today };
  await previewsOf(database).put({ version: 1, ...row, bytes: box.data.length, box });
  await giveUpOldest(database, most);
}

/**
 * The small pictures of a run of pages; none where there are none. What does not open, or is of another plaintext than
 * `sha256`, is removed: it can be made anew.
 */
export async function readPreviews(
  database: Dexie,
  seat: OpenSeat,
  name: PreviewName,
  wanted: { readonly sha256: string; readonly today: string },
): Promise<PreviewPicture[]> {
  const key = keyOf(seat, name);
  const stored = await previewsOf(database).get(key);
  if (!stored) return [];
  try {
    const row = checkRow("previews", previewRowSchema, stored);
    const pictures = unpacked(wanted.sha256, await openBox(seat.key, placeOf(key), row.box));
    if (row.usedOn !== wanted.today) await previewsOf(database).update(key, { usedOn: wanted.today });
    return pictures;
  } catch (error) {
    console.warn("small pictures that do not open are made anew", error);
    await previewsOf(database).delete(key);
    return [];
  }
}

/** Removes the small pictures of a seat's round, of one application of it, or of one material. */
export async function dropPreviews(
  database: Dexie,
  seatId: string,
  of: { readonly roundId: string; readonly applicationId?: string; readonly materialId?: string },
): Promise<void> {
  const ids = [of.roundId, of.applicationId, of.materialId];
  const named = ids.slice(0, ids.includes(undefined) ? ids.indexOf(undefined) : ids.length);
  // Arrays compare part by part: every longer key with this beginning lies between it and it with an array behind.
  const start = [seatId, ...named];
  await previewsOf(database)
    .where("[seatId+roundId+applicationId+materialId+pack]")
    .between(start, [...start, []])
    .delete();
}

/** Removes the small pictures of all rounds of a seat but those named. */
export async function keepPreviewsOfRounds(
  database: Dexie,
  seatId: string,
  roundIds: readonly string[],
): Promise<void> {
  const keys = (await previewsOf(database).toCollection().primaryKeys()) as Key[];
  await previewsOf(database).bulkDelete(
    keys.filter(([seat, roundId]) => seat === seatId && !roundIds.includes(roundId)),
  );
}

/** Removes all small pictures of all seats: they are the first to go where room is short. */
export async function dropAllPreviews(database: Dexie): Promise<void> {
  await previewsOf(database).clear();
}

async function giveUpOldest(database: Dexie, most: number): Promise<void> {
  const surplus: Key[] = [];
  let bytes = 0;
  // The index alone is read, not the pictures.
  await previewsOf(database)
    .orderBy("[usedOn+bytes]")
    .reverse()
    .eachKey((index, { primaryKey }) => {
      bytes += (index as unknown as [string, number])[1];
      if (bytes > most) surplus.push(primaryKey as Key);
    });
  if (surplus.length > 0) await previewsOf(database).bulkDelete(surplus);
}

const lengthBytes = 4;

function packed(sha256: string, pictures: readonly PreviewPicture[]): Uint8Array<ArrayBuffer> {
  const head = { sha256, pictures: pictures.map(({ page, jpeg }) => [page, jpeg.length]) };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = pictures.reduce((sum, { jpeg }) => sum + jpeg.length, lengthBytes + text.length);
  const out = new Uint8Array(length);
  new DataView(out.buffer).setUint32(0, text.length);
  out.set(text, lengthBytes);
  let at = lengthBytes + text.length;
  for (const { jpeg } of pictures) {
    out.set(jpeg, at);
    at += jpeg.length;
  }
  return out;
}

/** Throws where the bytes are not what `packed` makes for this plaintext. */
function unpacked(sha256: string, bytes: Uint8Array<ArrayBuffer>): PreviewPicture[] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const text = new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length));
  const head = headSchema.parse(JSON.parse(text));
  if (head.sha256 !== sha256) throw new Error("small pictures of another file");
  let at = lengthBytes + length;
  return head.pictures.map(([page, size]) => {
    if (at + size > bytes.length) throw new Error("small pictures that end early");
    const jpeg = bytes.slice(at, at + size);
    at += size;
    return { page, jpeg };
  });
}
