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
import { packagesOf } from "./package";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";
import { boxFigures, type ReviewFigures, type ReviewName, reviewKey, reviewsOf } from "./review";
import { demandCurrent } from "./round-line";

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

/** The clear part of a seal with its boxes. */
export type SealedRow = z.infer<typeof sealedRowSchema>;
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

/** When and why a seal was taken off. */
export interface Reopening {
  /** ISO 8601 with zone. */
  readonly at: string;
  readonly reason: string;
}

/** A seal with what became of it; `reopened` is `null` while it stands. */
export interface SealRecord extends Seal {
  readonly reopened: Reopening | null;
}

const sealedKind: ContentKind<SealedContent> = {
  table: "sealed",
  field: "box",
  schema: sealedContentSchema,
  upgrades: [],
};

type BytesField = keyof SealedBytes | "reopening";

/** The table of seals, for transactions that carry them over. */
export const sealedOf = (database: Dexie) =>
  database.table<SealedRow, [string, string, string, number]>("sealed");

const rowOf = (seat: OpenSeat, name: ReviewName, number: number) =>
  [...reviewKey(seat, name), number] as [string, string, string, number];

const bytesPlace = (seat: OpenSeat, name: ReviewName, number: number, field: BytesField) => ({
  ...{ table: "sealed", row: rowOf(seat, name, number), version: 1, field },
});

function sealsIn(database: Dexie, seat: OpenSeat, name: ReviewName) {
  const key = reviewKey(seat, name);
  return sealedOf(database)
    .where("[seatId+packageId+applicationId+number]")
    .between([...key, 1], [...key, Number.POSITIVE_INFINITY]);
}

/** How many seals an application had so far. */
export async function countSeals(database: Dexie, seat: OpenSeat, name: ReviewName): Promise<number> {
  return sealsIn(database, seat, name).count();
}

/** One seal with its bytes, or `null` where there is none of that number. */
export async function readSeal(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
  number: number,
): Promise<Seal | null> {
  const stored = await sealedOf(database).get(rowOf(seat, name, number));
  return stored ? openSeal(seat, name, checkRow("sealed", sealedRowSchema, stored)) : null;
}

/** All seals of an application, the oldest first, with what became of each. */
export async function readSealRecords(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
): Promise<SealRecord[]> {
  const rows = await sealsIn(database, seat, name).toArray();
  return Promise.all(
    rows.map(async (stored) => {
      const row = checkRow("sealed", sealedRowSchema, stored);
      return { ...(await openSeal(seat, name, row)), reopened: await openReopening(seat, name, row) };
    }),
  );
}

/** What is known of a seal without the bytes that it holds. */
export interface SealFacts extends Omit<SealRecord, keyof SealedBytes> {}

/** All seals of an application without their bytes, the oldest first, with what became of each. */
export async function readSealFacts(database: Dexie, seat: OpenSeat, name: ReviewName): Promise<SealFacts[]> {
  const rows = await sealsIn(database, seat, name).toArray();
  return Promise.all(
    rows.map(async (stored) => {
      const row = checkRow("sealed", sealedRowSchema, stored);
      const { number, packageId, applicationId, lastSeq, sealedAt } = row;
      const [content, reopened] = await Promise.all([
        unboxContent(sealedKind, seat.key, rowOf(seat, name, number), row),
        openReopening(seat, name, row),
      ]);
      return { packageId, applicationId, number, lastSeq, sealedAt, ...content, reopened };
    }),
  );
}

async function openSeal(seat: OpenSeat, name: ReviewName, row: SealedRow): Promise<Seal> {
  const { number, packageId, applicationId, lastSeq, sealedAt } = row;
  const open = (field: keyof SealedBytes) =>
    openBox(seat.key, bytesPlace(seat, name, number, field), row[field]);
  const [content, review, annotations, opinionPdf] = await Promise.all([
    unboxContent(sealedKind, seat.key, rowOf(seat, name, number), row),
    open("review"),
    open("annotations"),
    open("opinionPdf"),
  ]);
  return { packageId, applicationId, number, lastSeq, sealedAt, ...content, review, annotations, opinionPdf };
}

async function openReopening(seat: OpenSeat, name: ReviewName, row: SealedRow): Promise<Reopening | null> {
  const { reopenedAt: at, reopening } = row;
  if (at === null || reopening === null) return null;
  const reason = await openBox(seat.key, bytesPlace(seat, name, row.number, "reopening"), reopening);
  return { at, reason: new TextDecoder().decode(reason) };
}

/**
 * Stores a seal and marks its review with it, in one transaction. Throws a `StorageRefusal` `conflict` where the review
 * was changed or sealed since the bytes were made, `superseded` where a newer revision of the round is here.
 */
export async function addSeal(
  database: Dexie,
  seat: OpenSeat,
  seal: Seal,
  figures: ReviewFigures,
): Promise<void> {
  const [row, boxedFigures] = await Promise.all([
    boxSeal(seat, { ...seal, reopened: null }),
    boxFigures(seat, seal, figures),
  ]);
  const tables = [sealedOf(database), reviewsOf(database), packagesOf(database)];
  await database.transaction("rw", tables, async () => {
    await demandCurrent(database, seat.seatId, seal.packageId);
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

/**
 * Takes the seal off a review; its bytes stay. Throws a `StorageRefusal` `internal` where that seal does not stand,
 * `superseded` where a newer revision of the round is here.
 */
export async function reopenSeal(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
  number: number,
  reopened: Reopening,
): Promise<void> {
  const reopening = await boxReopening(seat, name, number, reopened);
  const tables = [sealedOf(database), reviewsOf(database), packagesOf(database)];
  await database.transaction("rw", tables, async () => {
    await demandCurrent(database, seat.seatId, name.packageId);
    const review = await reviewsOf(database).get(reviewKey(seat, name));
    if (review?.sealNumber !== number) throw new StorageRefusal("internal", undefined, "another seal stands");
    await sealedOf(database).update(rowOf(seat, name, number), { reopenedAt: reopened.at, reopening });
    await reviewsOf(database).update(reviewKey(seat, name), { sealNumber: null });
  });
}

function boxReopening(seat: OpenSeat, name: ReviewName, number: number, { reason }: Reopening): Promise<Box> {
  return sealBox(seat.key, bytesPlace(seat, name, number, "reopening"), new TextEncoder().encode(reason));
}

/** The row of a seal to be stored. */
export async function boxSeal(seat: OpenSeat, seal: SealRecord): Promise<SealedRow> {
  const { packageId, applicationId, number, lastSeq, sealedAt, reopened } = seal;
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
  const reopening = reopened && (await boxReopening(seat, seal, number, reopened));
  return { ...boxed, ...place, reopenedAt: reopened?.at ?? null, review, annotations, opinionPdf, reopening };
}
