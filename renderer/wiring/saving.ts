import type { Request } from "../../shared/ipc";
import type { Result } from "../../shared/refusal";
import type { Saved } from "../identity/ports";
import { call } from "../platform/bridge";

type SavedKind = Request<"files:save">["kind"];

/** The longest name that the bridge takes. */
const longestName = 120;

/** Saves bytes where the user says; `null` when the dialog was closed. */
export function saveFile(kind: SavedKind, suggestedName: string, bytes: Uint8Array): Promise<Result<Saved>> {
  return call("files:save", { kind, suggestedName: shortened(suggestedName), bytes: new Uint8Array(bytes) });
}

/** A name within the bridge's bounds that keeps its ending. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const ending = /\.[a-z]+$/.exec(name)?.[0] ?? "";
  return name.slice(0, longestName - ending.length) + ending;
}
