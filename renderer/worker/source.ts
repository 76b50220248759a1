import { type ByteSource, blobSource } from "../../shared/package/byte-source";
import { StorageRefusal } from "../storage/failure";
import { BlockSource } from "./block-source";
import type { Bytes, WorkSource } from "./contract";
import { LineSource } from "./line-source";

/** The bytes of a file that was handed over. */
export function sourceOf(source: WorkSource): ByteSource {
  return new BlockSource(rawSource(source));
}

/** Lets go of a file that was handed over: the main process no longer listens for reads of it. */
export function releaseSource(source: WorkSource): void {
  if (source.from === "line") source.port.close();
}

function rawSource(source: WorkSource): ByteSource {
  switch (source.from) {
    case "file":
      return blobSource(source.file);
    case "address":
      return new AddressSource(source);
    case "line":
      return new LineSource(source);
  }
}

/** Reads a file that the main process opened, range by range. Throws a `StorageRefusal` `storage-failed` where that fails. */
class AddressSource implements ByteSource {
  readonly size: number;
  readonly #url: string;
  readonly #name: string;

  constructor(source: Extract<WorkSource, { from: "address" }>) {
    this.size = source.size;
    this.#url = source.url;
    this.#name = source.name;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    signal?.throwIfAborted();
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new RangeError("a read outside the file");
    if (length === 0) return new Uint8Array(0);
    const bytes = await this.#fetchRange(offset, length, signal);
    if (bytes.length !== length) throw this.#unreadable(`${bytes.length} of ${length} bytes`);
    return bytes;
  }

  async #fetchRange(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    const headers = { range: `bytes=${offset}-${offset + length - 1}` };
    const response = await fetch(this.#url, { headers, signal: signal ?? null }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw this.#unreadable("fetch failed");
    });
    if (response.status !== 206) throw this.#unreadable(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  #unreadable(detail: string): StorageRefusal {
    return new StorageRefusal("storage-failed", this.#name, detail);
  }
}
