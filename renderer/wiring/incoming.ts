import { transfer } from "comlink";
import { accept, type Result } from "../../shared/refusal";
import type { IncomingFile } from "../identity/ports";
import { call, openedFileLine, openedFileUrl } from "../platform/bridge";
import type { WorkSource } from "../worker/contract";

/** A file as the worker reads it: a dropped one by its File, an opened one from the main process. */
export function workSource(file: IncomingFile): WorkSource {
  if (file.from === "drop") return { from: "file", file: file.file, name: file.name };
  return { from: "address", url: openedFileUrl(file), size: file.size, name: file.name };
}

/** A large file as the worker reads it: an opened one comes over a line of its own, which goes along with the call. */
export function largeSource(file: IncomingFile): WorkSource {
  if (file.from === "drop") return workSource(file);
  const port = openedFileLine(file);
  return transfer({ from: "line", port, size: file.size, name: file.name }, [port]);
}

/** Asks for a file with the system's dialog; `null` when the user thought better of it. Refused where it cannot be read. */
export async function chooseFile(): Promise<Result<IncomingFile | null>> {
  const opened = await call("files:open", null);
  if (!opened.ok) return opened;
  return accept(opened.value && { from: "bridge", ...opened.value });
}

/** Says that a file was taken in. One that was refused stays open: it is tried again once the signer's card is accepted. */
export async function closeFile(file: IncomingFile): Promise<void> {
  if (file.from === "bridge") await call("files:close", { token: file.token });
}
