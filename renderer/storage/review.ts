import type { Dexie } from "dexie";
import { amountSchema, fileIdSchema, instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { type Boxed, boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const reviewContentSchema = z.strictObject({
  scored: z.int().min(0),
  points: amountSchema.nullable(),
});

/** How far a review is: criteria with points, and the points so far. */
export type ReviewFigures = z.infer<typeof reviewContentSchema>;

const reviewRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  applicationId: fileIdSchema,
  /** The `seq` of the newest entry of its history; 0 without any. */
  lastSeq: z.int().min(0),
  savedAt: instantSchema.nullable(),
  /** The number of the seal that stands, `null` while the review is open. */
  sealNumber: z.int().min(1).nullable(),
  box: boxSchema,
});

/** The clear part of a review with its box. */
export type ReviewRow = z.infer<typeof reviewRowSchema>;

/** Where one application's review stands. */
export interface StoredReviewState extends Omit<ReviewRow, "version" | "box" | "seatId">, ReviewFigures {}

/** Names one review of the seat that is open. */
export interface ReviewName {
  readonly packageId: string;
  readonly applicationId: string;
}

const reviewKind: ContentKind<ReviewFigures> = {
  table: "reviews",
  field: "box",
  schema: reviewContentSchema,
  upgrades: [],
};

/** The table of reviews, for transactions that change one together with its history or its seal. */
export const reviewsOf = (database: Dexie) => database.table<ReviewRow, [string, string, string]>("reviews");

/** The primary key of a review's row. */
export const reviewKey = (seat: OpenSeat, { packageId, applicationId }: ReviewName) =>
  [seat.seatId, packageId, applicationId] as [string, string, string];

/** The rows of a package's reviews, still closed; an application nobody worked on has none. */
export async function readReviewRows(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<ReviewRow[]> {
  const rows = await reviewsOf(database).where({ seatId, packageId }).toArray();
  return rows.map((row) => checkRow("reviews", reviewRowSchema, row));
}

/** One review's closed row, or `null` where nobody worked on it. */
export async function readReviewRow(
  database: Dexie,
  seat: OpenSeat,
  name: ReviewName,
): Promise<ReviewRow | null> {
  const row = await reviewsOf(database).get(reviewKey(seat, name));
  return row ? checkRow("reviews", reviewRowSchema, row) : null;
}

/** Opens rows, all at once. Throws a `StorageRefusal` `storage-failed` where one is not this seat's. */
export function openReviewRows(seat: OpenSeat, rows: readonly ReviewRow[]): Promise<StoredReviewState[]> {
  return Promise.all(rows.map((row) => openReviewRow(seat, row)));
}

async function openReviewRow(seat: OpenSeat, row: ReviewRow): Promise<StoredReviewState> {
  const figures = await unboxContent(reviewKind, seat.key, reviewKey(seat, row), row);
  const { version: _version, box: _box, seatId: _seatId, ...clear } = row;
  return { ...clear, ...figures };
}

/** The row of a review to be stored. */
export async function boxReview(seat: OpenSeat, review: StoredReviewState): Promise<ReviewRow> {
  const { scored, points, ...clear } = review;
  return { ...(await boxFigures(seat, review, { scored, points })), ...clear, seatId: seat.seatId };
}

/** The boxed figures of a review, ready for a transaction (nothing can be encrypted inside of one). */
export function boxFigures(seat: OpenSeat, name: ReviewName, figures: ReviewFigures): Promise<Boxed> {
  return boxContent(reviewKind, seat.key, reviewKey(seat, name), figures);
}
