import type { Request, SavedTogether } from "../../shared/ipc";
import { accept, type Result, refuse } from "../../shared/refusal";
import type { ProgressOptions, Saved } from "../identity/ports";
import { call } from "../platform/bridge";

type SavedKind = Request<"files:save">["kind"];

/** The longest name that the bridge takes. */
const longestName = 120;

/** Saves bytes where the user says; `null` when the dialog was closed. */
export function saveFile(kind: SavedKind, suggestedName: string, bytes: Uint8Array): Promise<Result<Saved>> {
  return call("files:save", { kind, suggestedName: shortened(suggestedName), bytes: new Uint8Array(bytes) });
}

/** A file that is made while it is saved. */
export interface LargeFile {
  /** In bytes, for the progress. */
  readonly size: number;
  pieces(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/**
 * Saves a large file where the user says, piece by piece: neither window nor main process ever holds the whole. `null`
 * when the dialog was closed. What ends in between (a full disk, a stop, a piece that cannot be made) leaves nothing.
 */
export async function saveLargeFile(
  kind: SavedKind,
  suggestedName: string,
  file: LargeFile,
  { onProgress, signal }: ProgressOptions,
): Promise<Result<Saved>> {
  const begun = await call("files:begin", { kind, suggestedName: shortened(suggestedName) });
  if (!begun.ok || begun.value === null) return begun.ok ? accept(null) : begun;
  const { token } = begun.value;
  let done = 0;
  try {
    for await (const bytes of file.pieces()) {
      signal.throwIfAborted();
      const added = await call("files:append", { token, bytes });
      if (!added.ok) return added;
      done += bytes.length;
      onProgress({ done, total: file.size, stage: "正在保存" });
    }
    signal.throwIfAborted();
  } catch (error) {
    await call("files:drop", { token });
    return signal.aborted ? refuse("cancelled") : refuse("storage-failed", suggestedName, String(error));
  }
  return call("files:finish", { token });
}

/** Files on their way into one folder; see the contract's `folder:` calls. */
export interface Together {
  add(suggestedName: string, bytes: Uint8Array): Promise<Result<void>>;
  finish(): Promise<Result<SavedTogether>>;
  drop(): Promise<void>;
}

/** Asks for a folder for several files; `null` when the dialog was closed. */
export async function saveTogether(kind: SavedKind): Promise<Result<Together | null>> {
  const chosen = await call("folder:choose", null);
  if (!chosen.ok || chosen.value === null) return chosen.ok ? accept(null) : chosen;
  const { token } = chosen.value;
  return accept({
    add: async (suggestedName, bytes) => {
      const file = { kind, suggestedName: shortened(suggestedName), bytes: new Uint8Array(bytes) };
      const added = await call("folder:add", { token, ...file });
      return added.ok ? accept(undefined) : added;
    },
    finish: () => call("folder:finish", { token }),
    drop: async () => {
      await call("folder:drop", { token });
    },
  });
}

/** A name within the bridge's bounds that keeps its ending. */
export function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const ending = /\.[a-z]+$/.exec(name)?.[0] ?? "";
  return name.slice(0, longestName - ending.length) + ending;
}
