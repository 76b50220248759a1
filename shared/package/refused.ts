import { accept, type Refusal, type RefusalCode, type Result, refuse } from "../refusal";

/** A detail goes to the log, and may quote a key of a hostile document: 16 MiB of it serve nobody. */
const mostDetail = 200;
const shortened = (detail: string) =>
  detail.length > mostDetail ? `${detail.slice(0, mostDetail)}…` : detail;

/** How a refusal travels inside this folder; it leaves only as a `Result`, through `guarded`. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(code: RefusalCode, file?: string, detail?: string) {
    super([code, file, detail && shortened(detail)].filter(Boolean).join(": "));
    this.refusal = {
      code,
      // A refusal that is about the whole file carries no name: who called knows what the file is called.
      ...(file ? { file } : {}),
      ...(detail ? { detail: shortened(detail) } : {}),
    };
  }
}

/** Throws a `Refused` unless `condition` holds. */
export function demand(
  condition: boolean,
  code: RefusalCode,
  file?: string,
  detail?: string,
): asserts condition {
  if (!condition) throw new Refused(code, file, detail);
}

const isAbort = (error: unknown) => error instanceof Error && error.name === "AbortError";

/**
 * Runs `work` and turns what it throws into a result: a refusal as it is, an abort into `cancelled`, anything else,
 * which is a fault of the program or of the disk, into `internal` with its message.
 */
export async function guarded<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<Result<T>> {
  try {
    return accept(await work());
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    if (isAbort(error) || signal?.aborted) return refuse("cancelled");
    return refuse(
      "internal",
      undefined,
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    );
  }
}

/** The value of a result, or the `Refused` that carries its refusal, thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal.code, result.refusal.file, result.refusal.detail);
}
