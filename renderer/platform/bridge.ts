import type { Bridge, BridgeFailure, CallName, OpenedFile, Reply, Request } from "../../shared/ipc";
import { accept, type RefusalCode, type Result, refuse } from "../../shared/refusal";

declare global {
  interface Window {
    /** Put there by the preload script; missing in a plain browser. Only this file may use it. */
    readonly jiangping?: Bridge;
  }
}

/** What each failure of the bridge is to the user; the failure's own code and detail go along for the log. */
const refusalCodes: Readonly<Record<BridgeFailure["code"], RefusalCode>> = {
  "bad-request": "internal",
  forbidden: "storage-failed",
  "not-found": "storage-failed",
  "no-space": "no-space",
  "io-failed": "storage-failed",
  "print-failed": "print-failed",
  "no-printer": "no-printer",
  internal: "internal",
};

/** Calls the main process. Never rejects: a failure, or no bridge at all, comes back as a refusal. */
export async function call<Name extends CallName>(
  name: Name,
  request: Request<Name>,
): Promise<Result<Reply<Name>>> {
  const bridge = window.jiangping;
  if (!bridge) return refuse("internal", undefined, `${name}: no bridge`);
  try {
    const result = await bridge.call(name, request);
    if (result.ok) return accept(result.value);
    return refused(name, result.failure);
  } catch (thrown) {
    return refuse("internal", undefined, `${name}: ${thrown instanceof Error ? thrown.message : "thrown"}`);
  }
}

function refused(name: CallName, failure: BridgeFailure): Result<never> {
  return refuse(refusalCodes[failure.code], undefined, `${name}: ${failure.code} ${failure.detail}`);
}

/** Hears of files opened from outside while the program runs. Returns a function that stops listening. */
export function onOpenedFile(listener: (file: OpenedFile) => void): () => void {
  return window.jiangping?.on("files:opened", listener) ?? (() => undefined);
}

/** Hears that the open seat is to be locked: the computer sleeps, or its screen was locked. Returns a function that stops listening. */
export function onLockAsked(listener: () => void): () => void {
  return window.jiangping?.on("seat:lock", () => listener()) ?? (() => undefined);
}

/** Hears that the window is to close as soon as it says `window:may-close`. Returns a function that stops listening. */
export function onClosing(listener: () => void): () => void {
  return window.jiangping?.on("window:closing", () => listener()) ?? (() => undefined);
}

/** A line over which an opened file is read (see `readingLine` in the contract): the end for whoever reads. */
export function openedFileLine(file: Pick<OpenedFile, "token">): MessagePort {
  const { port1, port2 } = new MessageChannel();
  window.postMessage({ line: true, token: file.token }, window.location.origin, [port2]);
  return port1;
}

/** Where the window and its workers fetch an opened file's bytes; ranges are answered. */
export function openedFileUrl(file: Pick<OpenedFile, "token">): string {
  return new URL(`/opened/${file.token}`, document.baseURI).href;
}
