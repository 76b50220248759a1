import { accept, type Refusal, type Result, refuse } from "../../shared/refusal";
import type { Saved } from "../identity/ports";
import { call } from "../platform/bridge";
import type { Bytes, TakeBytes } from "../worker/contract";
import { piecesOf } from "./rolling-backups";
import { shortened } from "./saving";

/** What was written into a file, and where the file lies. */
export interface Grown<T> {
  readonly value: T;
  readonly saved: NonNullable<Saved>;
}

/**
 * Saves a backup where the user says, while it is made: `write` hands its bytes over as they come. `null` when the user
 * thought better of it. What cannot be written whole leaves no file; the refusal names it, and is the disk's where that
 * was in the way.
 */
export async function saveGrowing<T>(
  name: string,
  write: (take: TakeBytes) => Promise<Result<T>>,
): Promise<Result<Grown<T> | null>> {
  const begun = await call("files:begin", { kind: "jpbackup", suggestedName: shortened(name) });
  if (!begun.ok || begun.value === null) return begun.ok ? accept(null) : begun;
  const { token } = begun.value;
  let refusal: Refusal | null = null;
  const take = async (bytes: Bytes) => {
    for (const piece of piecesOf(bytes)) {
      const added = await call("files:append", { token, bytes: piece });
      if (!added.ok) refusal = added.refusal;
      if (!added.ok) return false;
    }
    return true;
  };
  const written = await write(take);
  if (!written.ok) {
    await call("files:drop", { token });
    const { code, detail } = refusal ?? written.refusal;
    return refuse(code, name, detail);
  }
  const saved = await call("files:finish", { token });
  if (!saved.ok) return saved;
  return accept(saved.value && { value: written.value, saved: saved.value });
}
