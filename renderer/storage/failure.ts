import { Dexie } from "dexie";
import type { Refusal, RefusalCode } from "../../shared/refusal";

/** Thrown by storage where a refusal already says everything: a transaction is rolled back by it, its caller turns it into a Result. */
export class StorageRefusal extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, file?: string, detail?: string) {
    super(detail ?? code);
    this.name = "StorageRefusal";
    this.refusal = {
      code,
      ...(file === undefined ? {} : { file }),
      ...(detail === undefined ? {} : { detail }),
    };
  }
}

/**
 * The refusal of an error that came out of storage: its own, `no-space` or `storage-failed`; `null` for an error from
 * elsewhere. The detail is for the log and names the kind of error only: a message may quote what was being stored.
 */
export function storageRefusalOf(error: unknown): Refusal | null {
  if (error instanceof StorageRefusal) return error.refusal;
  if (isQuotaError(error)) return { code: "no-space", detail: "QuotaExceededError" };
  if (error instanceof Dexie.DexieError) return { code: "storage-failed", detail: error.name };
  // A file that cannot be read any more. Whoever stopped the work, though, is no failure of the disk.
  const fromEngine = error instanceof DOMException && error.name !== "AbortError";
  return fromEngine ? { code: "storage-failed", detail: error.name } : null;
}

/** Whether the disk, or this program's share of it, is full, however deep Dexie wrapped that. */
function isQuotaError(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  return name === "QuotaExceededError" || isQuotaError(inner);
}
