import type { Material } from "../../shared/domain/application";
import { openAge } from "../../shared/package/age-read";
import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import { taskPaths } from "../../shared/package/task-layout";
import type { Database } from "../storage/database";
import type { StoredPackage } from "../storage/package";
import { readFile } from "../storage/payload";
import { PieceReader } from "../storage/piece-reader";
import { AtHandSource } from "./at-hand-source";

/** Names one material of the open seat. */
export interface MaterialName {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
}

/**
 * The plaintext of a stored material, opened chunk by chunk as it is read. Throws a refusal where the file is not there or
 * does not open, then or at a later read. One that is looked at is read here and there, and soon taken to hand.
 */
export async function openMaterialPayload(
  database: Database,
  { storeId, identity }: StoredPackage,
  { applicationId, materialId }: MaterialName,
  { fileName }: Material,
  isLookedAt: boolean,
): Promise<ByteSource> {
  const file = await readFile(database, storeId, taskPaths.material(applicationId, materialId));
  if (!file) throw new Refused("materials-missing", fileName, "the file is missing");
  const pieces = new PieceReader(database, file);
  const shipped = isLookedAt ? new AtHandSource(pieces) : pieces;
  const plaintext = await openAge(shipped, { identity }, fileName);
  if (!plaintext) throw new Refused("decrypt-failed", fileName);
  return plaintext;
}
