import type { Dexie } from "dexie";
import {
  amountSchema,
  dateSchema,
  fileIdSchema,
  instantSchema,
  sha256Schema,
  uuidSchema,
} from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { type Box, boxSchema, type OpenSeat, openBox, sealBox } from "./box";
import { StorageRefusal } from "./failure";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";
import { boxFigures, type ReviewFigures, type ReviewName, reviewKey, reviewsOf } from "./review";

const sealedContentSchema = z.strictObject({
  state: z.enum(["scored", "recused"]),
  total: amountSchema.nullable(),
  /** Of `review.json` as shipped. */
  reviewSha256: sha256Schema,
  signedOn: dateSchema,
});

const sealedRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  applicationId: fileIdSchema,
  /** 1 for an application's first seal, without gaps. Reopened seals stay. */
  number: z.int().min(1),
  /** The `seq` of the newest entry that the seal covers. */
  lastSeq: z.int().min(0),
  sealedAt: instantSchema,
  reopenedAt: instantSchema.nullable(),
  box: boxSchema,
  /** The exact bytes that are shipped, each in a box of its own. */
  review: boxSchema,
  annotations: boxSchema,
  opinionPdf: boxSchema,
  /** Why it was reopened. */
  reopening: boxSchema.nullable(),
});

type SealedRow = z.infer<typeof sealedRowSchema>;
type SealedContent = z.infer<typeof sealedContentSchema>;

/** The bytes of a sealed review, which never change again. */
export interface SealedBytes {
  readonly review: Uint8Array<ArrayBuffer>;
  readonly annotations: Uint8Array<ArrayBuffer>;
  readonly opinionPdf: Uint8Array<ArrayBuffer>;
}

/** A review's seal. */
export interface Seal extends SealedContent, SealedBytes {
  readonly packageId: string;
  readonly applicationId: string;
  readonly number: number;
  readonly lastSeq: number;
  readonly sealedAt: string;
}

const sealedKind: ContentKind<SealedContent> = {
  table: "sealed",
  field: "box",
  schema: sealedContentSchema,
  upgrades: [],
};

type BytesField = keyof SealedBytes | "reopening";

const sealedOf = (database: Dexie) => database.table<SealedRow, [string, string, string, number]>("sealed");

const rowOf = (seat: OpenSeat, name: ReviewName, number: number) =>
  [...reviewKey(seat, name), number] as [string, string, string, number];

const bytesPlace = (seat: OpenSeat, name: ReviewName, number: number, field: BytesField) => ({
  ...{ table: "sealed", row: rowOf(seat, name, number), version: 1, field },
});

/** How many seals an application had so far. */
export async function countSeals(database: Dexie, seat: OpenSeat, name: ReviewName): Promise<number> {
  const key = reviewKey(seat, name);
  return sealedOf(database)
    .where("[seatId+packageId+applicationId+number]")
    .between([...key, 1], [...key, Number.POSITIVE_INFINITY])
    .count();
}

/** One seal with its bytes, or `null` where there is none of that number. */
export async function readSeal(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
  number: number,
): Promise<Seal | null> {
  const stored = await sealedOf(database).get(rowOf(seat, name, number));
  if (!stored) return null;
  const row = checkRow("sealed", sealedRowSchema, stored);
  const open = (field: keyof SealedBytes) =>
    openBox(seat.key, bytesPlace(seat, name, number, field), row[field]);
  const [content, review, annotations, opinionPdf] = await Promise.all([
    unboxContent(sealedKind, seat.key, rowOf(seat, name, number), row),
    open("review"),
    open("annotations"),
    open("opinionPdf"),
  ]);
  const { packageId, applicationId, lastSeq, sealedAt } = row;
  return { packageId, applicationId, number, lastSeq, sealedAt, ...content, review, annotations, opinionPdf };
}

/**
 * Stores a seal and marks its review with it, in one transaction. Throws a `StorageRefusal` `conflict` where the review
 * was changed or sealed since the bytes were made.
 */
export async function addSeal(
  database: Dexie,
  seat: OpenSeat,
  seal: Seal,
  figures: ReviewFigures,
): Promise<void> {
  const [row, boxedFigures] = await Promise.all([boxSeal(seat, seal), boxFigures(seat, seal, figures)]);
  await database.transaction("rw", sealedOf(database), reviewsOf(database), async () => {
    const before = await reviewsOf(database).get(reviewKey(seat, seal));
    if (before?.sealNumber || (before?.lastSeq ?? 0) !== seal.lastSeq)
      throw new StorageRefusal("conflict", undefined, "the review changed after its bytes were made");
    await sealedOf(database).add(row);
    await reviewsOf(database).put({
      ...boxedFigures,
      ...{ seatId: seat.seatId, packageId: seal.packageId, applicationId: seal.applicationId },
      ...{ lastSeq: seal.lastSeq, savedAt: seal.sealedAt, sealNumber: seal.number },
    });
  });
}

/** Takes the seal off a review; its bytes stay. Throws a `StorageRefusal` `internal` where that seal does not stand. */
export async function reopenSeal(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
  number: number,
  reopened: { readonly at: string; readonly reason: string },
): Promise<void> {
  const reason = new TextEncoder().encode(reopened.reason);
  const reopening = await sealBox(seat.key, bytesPlace(seat, name, number, "reopening"), reason);
  await database.transaction("rw", sealedOf(database), reviewsOf(database), async () => {
    const review = await reviewsOf(database).get(reviewKey(seat, name));
    if (review?.sealNumber !== number) throw new StorageRefusal("internal", undefined, "another seal stands");
    await sealedOf(database).update(rowOf(seat, name, number), { reopenedAt: reopened.at, reopening });
    await reviewsOf(database).update(reviewKey(seat, name), { sealNumber: null });
  });
}

async function boxSeal(seat: OpenSeat, seal: Seal): Promise<SealedRow> {
  const { packageId, applicationId, number, lastSeq, sealedAt } = seal;
  const { state, total, reviewSha256, signedOn } = seal;
  const box = (field: keyof SealedBytes): Promise<Box> =>
    sealBox(seat.key, bytesPlace(seat, seal, number, field), seal[field]);
  const [boxed, review, annotations, opinionPdf] = await Promise.all([
    boxContent(sealedKind, seat.key, rowOf(seat, seal, number), { state, total, reviewSha256, signedOn }),
    box("review"),
    box("annotations"),
    box("opinionPdf"),
  ]);
  const place = { seatId: seat.seatId, packageId, applicationId, number, lastSeq, sealedAt };
  return { ...boxed, ...place, reopenedAt: null, review, annotations, opinionPdf, reopening: null };
}
