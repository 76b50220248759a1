import type { Dexie } from "dexie";
import { instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { checkRow } from "./record";

/**
 * What the check of a whole plaintext said: as the application lists it, another digest, or not to be decrypted to its
 * end. The digest itself is not kept: in clear it would tell who has which document.
 */
const plaintextRowSchema = z.strictObject({
  version: z.literal(1),
  storeId: uuidSchema,
  path: z.string().min(1).max(200),
  verdict: z.enum(["holds", "differs", "broken"]),
  checkedAt: instantSchema,
});

/** The verdict on one material of an imported package. Its bytes never change, so neither does the verdict. */
export type PlaintextRow = z.infer<typeof plaintextRowSchema>;

const plaintextsOf = (database: Dexie) => database.table<PlaintextRow, [string, string]>("plaintexts");

/** Records a verdict; resolves once it is on the disk. */
export async function recordPlaintext(database: Dexie, row: Omit<PlaintextRow, "version">): Promise<void> {
  await plaintextsOf(database).put({ version: 1, ...row });
}

/** The verdict on one material, or `null` while there is none. */
export async function readPlaintext(
  database: Dexie,
  storeId: string,
  path: string,
): Promise<PlaintextRow | null> {
  const row = await plaintextsOf(database).get([storeId, path]);
  return row ? checkRow("plaintexts", plaintextRowSchema, row) : null;
}

/** All verdicts on the materials of one imported package. */
export async function readPlaintexts(database: Dexie, storeId: string): Promise<PlaintextRow[]> {
  const rows = await plaintextsOf(database).where({ storeId }).toArray();
  return rows.map((row) => checkRow("plaintexts", plaintextRowSchema, row));
}
