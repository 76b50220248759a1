import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { SavedTogether } from "../shared/ipc";
import { GrowingFile } from "./atomic-write";
import { ServiceFailure } from "./failure";

/** Bounds for a window that forgets what it began: sets under way at once, files in one of them. */
const mostSets = 2;
const mostFiles = 500;

interface FileSet {
  readonly folder: string;
  readonly files: GrowingFile[];
}

/** Files that are saved together in one folder, all of them or none. The window knows a set by a random token only. */
export class FileSets {
  readonly #sets = new Map<string, FileSet>();

  /** Begins a set in `folder`. Throws ServiceFailure "forbidden" where too many are under way. */
  begin(folder: string): string {
    if (this.#sets.size >= mostSets) throw new ServiceFailure("forbidden", "too many sets under way");
    const token = randomUUID();
    this.#sets.set(token, { folder, files: [] });
    return token;
  }

  /** Writes a file that will be called `name`. Throws ServiceFailure and file errors, after which nothing of the set is left. */
  async add(token: string, name: string, bytes: Uint8Array): Promise<void> {
    const { folder, files } = this.#require(token);
    try {
      if (files.length >= mostFiles) throw new ServiceFailure("forbidden", "too many files in a set");
      const file = await GrowingFile.begin(join(folder, name));
      files.push(file);
      await file.append(bytes);
      // Given up while this file was begun: it came too late to be removed with the others.
      if (!this.#sets.has(token)) await file.drop();
    } catch (thrown) {
      await this.drop(token);
      throw thrown;
    }
  }

  /** Gives every file its name, or one beside it that is free. Throws as `add` does. */
  async finish(token: string): Promise<SavedTogether> {
    const { folder, files } = this.#require(token);
    if (files.length === 0) throw new ServiceFailure("bad-request", "a set without files");
    this.#sets.delete(token);
    const named: string[] = [];
    try {
      for (const file of files) named.push(await file.finishBeside());
    } catch (thrown) {
      for (const path of named) await rm(path, { force: true }).catch(() => {}); // the disk is broken anyway
      for (const file of files.slice(named.length)) await file.drop();
      throw thrown;
    }
    const renamed = named.filter((path, index) => path !== files[index]?.path);
    return { folder, files: named.length, renamed: renamed.map((path) => basename(path)) };
  }

  /** Gives a set up; nothing happens for a token that is not under way. */
  async drop(token: string): Promise<void> {
    const set = this.#sets.get(token);
    this.#sets.delete(token);
    for (const file of set?.files ?? []) await file.drop();
  }

  /** Gives all up at once: the page that wrote them is gone, or the program ends. */
  dropAll(): void {
    for (const file of [...this.#sets.values()].flatMap(({ files }) => files)) file.dropNow();
    this.#sets.clear();
  }

  #require(token: string): FileSet {
    const set = this.#sets.get(token);
    if (!set) throw new ServiceFailure("not-found", "no such set under way");
    return set;
  }
}
