import { Refused } from "../../shared/package/refused";
import { accept, type Refusal, type Result, refuse } from "../../shared/refusal";
import { storageRefusalOf } from "../storage/failure";

/**
 * Runs `work` and turns whatever it throws into a result, so that no exception crosses the worker: refusals as they are,
 * an abort as `cancelled`, the database's errors as `no-space` or `storage-failed`, anything else as `internal`.
 */
export async function outcome<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return accept(await work());
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
}

/** The refusal that an error comes to. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  const stored = storageRefusalOf(error);
  if (stored) return stored;
  if (error instanceof Error && error.name === "AbortError") return { code: "cancelled" };
  return { code: "internal", detail: placeOf(error) };
}

/** The result, naming `file` where a refusal names none: the sentence then says which file the user is to look at. */
export function about<T>(file: string, result: Result<T>): Result<T> {
  if (result.ok || result.refusal.file !== undefined) return result;
  return refuse(result.refusal.code, file, result.refusal.detail);
}

/** Kind and place of an error for the log. Not its message: that may quote a document. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = error.stack?.split("\n").find((line) => /^\s*at /.test(line));
  return `${error.name}${frame ? ` ${frame.trim()}` : ""}`;
}
