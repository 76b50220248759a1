import type { Manifest } from "./bag-text";
import type { Bytes } from "./bytes";
import { mostRetainedBytes } from "./limits";
import { demand } from "./refused";
import type { BagOptions, FileRecord } from "./verify-bag";
import { drainEntry, type ZipArchive } from "./zip-read";
import type { ZipEntry } from "./zip-records";

/** A payload and what it must come to. */
export interface Payload {
  readonly archive: ZipArchive;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly manifest: Manifest;
}

/** What was seen of a payload: each file's fixity, and its documents whole. */
export interface HashedPayload {
  readonly files: readonly FileRecord[];
  readonly documents: ReadonlyMap<string, Bytes>;
}

/**
 * Hashes every file of a payload as shipped and hands it over piece by piece. Refuses `digest-mismatch` for the first
 * that is not what the manifest says.
 */
export async function hashPayload(
  payload: Payload,
  isDocument: (path: string) => boolean,
  options: BagOptions,
): Promise<HashedPayload> {
  const keeper = new Keeper(payload.entries, payload.manifest, options);
  for (const [path, digest] of payload.manifest) {
    const entry = payload.entries.get(path);
    demand(entry !== undefined, "file-missing", path);
    await keeper.check(payload.archive, path, entry, { digest, kept: isDocument(path) });
  }
  return keeper;
}

/** Hashes one file after another, hands the pieces over and keeps the documents. */
class Keeper {
  readonly files: FileRecord[] = [];
  readonly documents = new Map<string, Bytes>();
  private readonly total: number;
  private done = 0;
  private retained = 0;

  constructor(
    entries: ReadonlyMap<string, ZipEntry>,
    manifest: Manifest,
    private readonly options: BagOptions,
  ) {
    this.total = [...manifest.keys()].reduce((sum, path) => sum + (entries.get(path)?.header.size ?? 0), 0);
  }

  async check(archive: ZipArchive, path: string, entry: ZipEntry, as: { digest: string; kept: boolean }) {
    const { size } = entry.header;
    const whole = as.kept ? this.room(path, size) : null;
    const take = async (bytes: Bytes, offset: number) => {
      whole?.set(bytes, offset);
      await this.options.onPayload?.({ path, size, offset, bytes });
      this.done += bytes.length;
      this.options.onProgress?.(this.done, this.total);
    };
    const { sha256 } = await drainEntry(archive, entry, take, this.options.signal);
    demand(sha256 === as.digest, "digest-mismatch", path);
    this.files.push({ path, bytes: size, sha256 });
  }

  private room(path: string, size: number): Bytes {
    this.retained += size;
    demand(this.retained <= mostRetainedBytes, "archive-limit", path, "the documents are too large in all");
    const whole = new Uint8Array(size);
    this.documents.set(path, whole);
    return whole;
  }
}
