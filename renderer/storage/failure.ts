import { type Refusal, type RefusalCode, type Result, refuse } from "../../shared/refusal";

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

interface NamedError {
  readonly name?: unknown;
  readonly inner?: unknown;
}

/** Whether the disk (or this program's share of it) is full, however deep Dexie wrapped that. */
export function isQuotaError(error: unknown): boolean {
  for (let each = error as NamedError | null | undefined; each; each = each.inner as NamedError | undefined) {
    if (each.name === "QuotaExceededError") return true;
  }
  return false;
}

/**
 * The refusal of an error that came out of storage: its own, `no-space`, or `storage-failed`. The detail is for the log
 * and names the kind of error only, because a message may quote what was being stored.
 */
export function refuseStorageError(error: unknown, file?: string): Result<never> {
  if (error instanceof StorageRefusal) return { ok: false, refusal: error.refusal };
  const name = error instanceof Error ? error.name : typeof error;
  return refuse(isQuotaError(error) ? "no-space" : "storage-failed", file, name);
}
