import type { BridgeFailure } from "../shared/ipc";

/** A failure that a service means the window to hear of, with the code that the window turns into a sentence. */
export class ServiceFailure extends Error {
  readonly code: BridgeFailure["code"];

  constructor(code: BridgeFailure["code"], detail: string) {
    super(detail);
    this.name = "ServiceFailure";
    this.code = code;
  }
}

/** What the file system's error codes mean to the user; any other file error is "io-failed". */
const codesByErrno: Readonly<Record<string, BridgeFailure["code"]>> = {
  ENOSPC: "no-space",
  EDQUOT: "no-space",
  EFBIG: "no-space",
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
};

/**
 * Turns anything thrown into a failure for the bridge. Of a file error only the errno and the call are kept: its message
 * holds the path, and a path holds people's names.
 */
export function failureOf(thrown: unknown): BridgeFailure {
  if (thrown instanceof ServiceFailure) return { code: thrown.code, detail: thrown.message };
  if (isFileError(thrown)) {
    return { code: codesByErrno[thrown.code] ?? "io-failed", detail: `${thrown.code} ${thrown.syscall}` };
  }
  return {
    code: "internal",
    detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : "thrown",
  };
}

function isFileError(thrown: unknown): thrown is Error & { code: string; syscall: string } {
  if (!(thrown instanceof Error)) return false;
  const { code, syscall } = thrown as Error & { code?: unknown; syscall?: unknown };
  return typeof code === "string" && typeof syscall === "string";
}
