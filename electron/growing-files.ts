import { randomUUID } from "node:crypto";
import { GrowingFile } from "./atomic-write";
import { ServiceFailure } from "./failure";

/** How many files may be under way at once: a window saves one at a time, and one that forgets them fills no disk. */
const mostGrowing = 4;

/** The files that the window saves piece by piece, each known to it by a random token only. */
export class GrowingFiles {
  readonly #files = new Map<string, GrowingFile>();

  /** Begins a file that will be at `path`, with these rights. Throws ServiceFailure "forbidden" where too many are under way, and file errors. */
  async begin(path: string, mode = 0o644): Promise<string> {
    if (this.#files.size >= mostGrowing) throw new ServiceFailure("forbidden", "too many files under way");
    const token = randomUUID();
    this.#files.set(token, await GrowingFile.begin(path, mode));
    return token;
  }

  /** Adds bytes. Throws ServiceFailure "not-found" for a token that is not under way, and file errors, which end it. */
  async append(token: string, bytes: Uint8Array): Promise<void> {
    const file = this.#require(token);
    try {
      await file.append(bytes);
    } catch (thrown) {
      this.#files.delete(token);
      throw thrown;
    }
  }

  /** Gives the whole file its name; returns its path. Throws as `append` does. */
  async finish(token: string): Promise<string> {
    const file = this.#require(token);
    this.#files.delete(token);
    await file.finish();
    return file.path;
  }

  /** Gives a file up; nothing happens for a token that is not under way. */
  async drop(token: string): Promise<void> {
    const file = this.#files.get(token);
    this.#files.delete(token);
    await file?.drop();
  }

  /** Gives all up at once: the page that wrote them is gone, or the program ends. */
  dropAll(): void {
    for (const file of this.#files.values()) file.dropNow();
    this.#files.clear();
  }

  #require(token: string): GrowingFile {
    const file = this.#files.get(token);
    if (!file) throw new ServiceFailure("not-found", "no such file under way");
    return file;
  }
}
