import type { OpenedFile } from "../../shared/ipc";
import { accept } from "../../shared/refusal";
import { chromiumCredits } from "../app/about/chromium-credits";
import type { About, LicensedPart, ShellPorts } from "../app/ports";
import type { IncomingFile } from "../identity/ports";
import { call, onClosing, onLockAsked, onOpenedFile, openedFileUrl } from "../platform/bridge";

function incoming(file: OpenedFile): IncomingFile {
  return { from: "bridge", token: file.token, name: file.name, size: file.size };
}

/** Reads the start of a file; rejects when the file is gone or cannot be read. */
async function readHead(file: IncomingFile, length: number): Promise<Uint8Array> {
  if (file.from === "drop") return new Uint8Array(await file.file.slice(0, length).arrayBuffer());
  if (file.size === 0) return new Uint8Array();
  const response = await fetch(openedFileUrl(file), { headers: { range: `bytes=0-${length - 1}` } });
  if (!response.ok) throw new Error(`an opened file answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer()).subarray(0, length);
}

/** Tells of files that waited since the start, then of each that comes. */
function onFileOpened(listener: (file: IncomingFile) => void): () => void {
  const stop = onOpenedFile((file) => listener(incoming(file)));
  void call("files:pending", null).then((pending) => {
    if (pending.ok) for (const file of pending.value) listener(incoming(file));
  });
  return stop;
}

async function about(): Promise<About> {
  const [info, stands] = await Promise.all([call("app:info", null), call("app:about", null)]);
  const nothing = { electron: "", chromium: "", release: false, refusedRequests: 0 };
  return { ...(stands.ok ? stands.value : nothing), version: info.ok ? info.value.version : "" };
}

/** The text of a file of the window's own; empty where it is not there. */
async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  return response.ok ? response.text() : "";
}

/** Electron's and Chromium's own parts, then those of the program. */
async function licences(): Promise<readonly LicensedPart[]> {
  const [electron, chromium, parts] = await Promise.all(
    ["/licences/electron.txt", "/licences/chromium.txt", "/licences/parts.json"].map(textAt),
  );
  const engine = electron ? [{ name: "Electron", version: "", licence: "MIT", text: electron }] : [];
  const own: readonly LicensedPart[] = parts ? JSON.parse(parts) : [];
  return [...engine, ...own, ...chromiumCredits(chromium ?? "")];
}

/** The ports of the composition root's own screens. A size of text that cannot be read is the normal one. */
export function createShellPorts(): ShellPorts {
  return {
    version: async () => {
      const info = await call("app:info", null);
      return info.ok ? info.value.version : "";
    },
    about,
    licences,
    textScale: async () => {
      const kept = await call("view:scaled", null);
      return kept.ok ? kept.value.factor : 1;
    },
    setTextScale: async (factor) => {
      await call("view:scale", { factor });
    },
    onFileOpened,
    onLockAsked,
    onClosing: (finish) => onClosing(() => void finish().finally(() => call("window:may-close", null))),
    readHead,
    logLines: async () => {
      const read = await call("log:read", null);
      return read.ok ? accept(read.value.lines) : read;
    },
    saveLog: () => call("log:save", null),
    log: (level, code, detail) => void call("log:write", { level, code, detail }),
  };
}
