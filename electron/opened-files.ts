import { randomUUID } from "node:crypto";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { OpenedFile } from "../shared/ipc";
import { ServiceFailure } from "./failure";

interface Entry {
  readonly path: string;
  readonly file: OpenedFile;
  handle?: Promise<FileHandle>;
}

/** How many files may be open to the window at once; the oldest goes first, so forgotten tokens do not pile up. */
const maxOpened = 64;

/**
 * The files that the window may read, each known to it by a random token only. The file is opened at the first read and
 * kept open until closed, so that what was checked and what is read are the same file.
 */
export class OpenedFiles {
  readonly #entries = new Map<string, Entry>();

  /** Takes a file in. Throws ServiceFailure "not-found" for anything but a regular file, and file errors as they are. */
  async add(path: string): Promise<OpenedFile> {
    const info = await stat(path);
    if (!info.isFile()) throw new ServiceFailure("not-found", "not a regular file");
    const file = { token: randomUUID(), name: shortName(basename(path)), size: info.size };
    const oldest = this.#entries.keys().next();
    if (this.#entries.size >= maxOpened && !oldest.done) await this.close(oldest.value);
    this.#entries.set(file.token, { path, file });
    return file;
  }

  /** What is known of a token; `undefined` when it was never given or is closed. */
  find(token: string): OpenedFile | undefined {
    return this.#entries.get(token)?.file;
  }

  /** Reads up to `length` bytes at `position`; fewer only at the file's end. Throws when closed or not readable. */
  async read(token: string, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const handle = await this.#handle(token);
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  /** Forgets a token and closes its file; nothing happens for a token that is not there. */
  async close(token: string): Promise<void> {
    const entry = this.#entries.get(token);
    this.#entries.delete(token);
    const handle = await entry?.handle?.catch(() => undefined); // never opened: nothing to close
    await handle?.close();
  }

  #handle(token: string): Promise<FileHandle> {
    const entry = this.#entries.get(token);
    if (!entry) return Promise.reject(new ServiceFailure("not-found", "no such token"));
    entry.handle ??= open(entry.path, "r");
    return entry.handle;
  }
}

/** The contract's limit on names: a longer one loses its middle, never its ending. */
function shortName(name: string): string {
  return name.length <= 255 ? name : `${name.slice(0, 200)}…${name.slice(-50)}`;
}
