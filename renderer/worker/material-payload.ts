import type { Material } from "../../shared/domain/application";
import { openAge } from "../../shared/package/age-read";
import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import { taskPaths } from "../../shared/package/task-layout";
import type { Database } from "../storage/database";
import type { StoredPackage } from "../storage/package";
import { readFile } from "../storage/payload";
import { PieceReader } from "../storage/piece-reader";

/** Names one material of the open seat. */
export interface MaterialName {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
}

/**
 * The plaintext of a stored material, opened chunk by chunk as it is read. Throws a refusal where the file is not there or
 * does not open, then or at a later read.
 */
export async function openMaterialPayload(
  database: Database,
  { storeId, identity }: StoredPackage,
  { applicationId, materialId }: MaterialName,
  { fileName }: Material,
): Promise<ByteSource> {
  const file = await readFile(database, storeId, taskPaths.material(applicationId, materialId));
  if (!file) throw new Refused("storage-failed", fileName, "the file is missing");
  const plaintext = await openAge(new PieceReader(database, file), { identity }, fileName);
  if (!plaintext) throw new Refused("decrypt-failed", fileName);
  return plaintext;
}
