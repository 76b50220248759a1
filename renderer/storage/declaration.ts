import type { Dexie } from "dexie";
import { fileIdSchema, instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { packagesOf } from "./package";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";
import { demandCurrent } from "./round-line";

const answerSchema = z.strictObject({
  declared: z.boolean(),
  reason: z.string(),
  at: instantSchema,
  /** Why the answer before it was corrected; empty for the first one. It stays on this device. */
  why: z.string(),
});

const recusalSchema = answerSchema.extend({
  applicationId: fileIdSchema,
  /** The answers that this one corrected, the oldest first. They stay on this device. */
  earlier: z.array(answerSchema),
});

const declarationContentSchema = z.strictObject({
  confidentialityAcceptedAt: instantSchema.nullable(),
  recusals: z.array(recusalSchema),
});

/** The answer about one application with those before it. */
export type StoredRecusal = z.infer<typeof recusalSchema>;

/** What a person answers about one application. */
export interface RecusalRequest {
  readonly applicationId: string;
  readonly declared: boolean;
  readonly reason: string;
  /** Why the answer before is corrected. */
  readonly why?: string;
}

/** What one expert has declared about one package so far. An application without an answer was never asked about. */
export type StoredDeclaration = z.infer<typeof declarationContentSchema>;

const declarationRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  /** Grows by one with each change: two changes at a time cannot undo each other unseen. */
  revision: z.int().min(1),
  box: boxSchema,
});

/** Version 1 asked for no reason of a correction. */
const withoutWhy = z.looseObject({
  recusals: z.array(z.looseObject({ earlier: z.array(z.looseObject({})) })),
});

function addWhy(content: unknown): unknown {
  const before = withoutWhy.parse(content);
  const withWhy = <Answer extends object>(answer: Answer) => ({ ...answer, why: "" });
  const recusals = before.recusals.map((each) => ({ ...withWhy(each), earlier: each.earlier.map(withWhy) }));
  return { ...before, recusals };
}

/** The clear part of a declaration with its box. */
export type DeclarationRow = z.infer<typeof declarationRowSchema>;

const declarationKind: ContentKind<StoredDeclaration> = {
  table: "declarations",
  field: "box",
  schema: declarationContentSchema,
  upgrades: [addWhy],
};

/** The table of declarations, for transactions that carry one over. */
export const declarationsOf = (database: Dexie) =>
  database.table<DeclarationRow, [string, string]>("declarations");

/** What a package starts with: nothing was asked yet. */
const nothingDeclared: StoredDeclaration = { confidentialityAcceptedAt: null, recusals: [] };

/** The closed row of a package's declaration, or `null` where nothing was declared. It may be read before the seat is open. */
export async function readDeclarationRow(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<DeclarationRow | null> {
  const row = await declarationsOf(database).get([seatId, packageId]);
  return row ? checkRow("declarations", declarationRowSchema, row) : null;
}

/** Opens a row; without one, nothing is declared. */
export async function openDeclarationRow(
  seat: OpenSeat,
  row: DeclarationRow | null,
): Promise<StoredDeclaration> {
  return row ? unboxContent(declarationKind, seat.key, [seat.seatId, row.packageId], row) : nothingDeclared;
}

/**
 * Changes a package's declaration and gives the new one, after the commit. Throws a `StorageRefusal` `conflict` where
 * it was changed by someone else meanwhile, `superseded` where a newer revision of the round is here.
 */
export async function changeDeclaration(
  database: Dexie,
  seat: OpenSeat,
  packageId: string,
  change: (declaration: StoredDeclaration) => StoredDeclaration,
): Promise<StoredDeclaration> {
  const before = await readDeclarationRow(database, seat.seatId, packageId);
  const after = change(await openDeclarationRow(seat, before));
  const revision = (before?.revision ?? 0) + 1;
  const row = await boxDeclaration(seat, packageId, after, revision);
  await database.transaction("rw", declarationsOf(database), packagesOf(database), async () => {
    await demandCurrent(database, seat.seatId, packageId);
    const now = await declarationsOf(database).get([seat.seatId, packageId]);
    if ((now?.revision ?? 0) !== revision - 1)
      throw new StorageRefusal("conflict", undefined, "the declaration changed meanwhile");
    await declarationsOf(database).put(row);
  });
  return after;
}

/** The row of a declaration to be stored. */
export async function boxDeclaration(
  seat: OpenSeat,
  packageId: string,
  declaration: StoredDeclaration,
  revision: number,
): Promise<DeclarationRow> {
  const boxed = await boxContent(declarationKind, seat.key, [seat.seatId, packageId], declaration);
  return { ...boxed, seatId: seat.seatId, packageId, revision };
}
