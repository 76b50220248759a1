import { instantSchema, uuidSchema } from "../../../shared/domain/ids";
import { z } from "../../../shared/domain/schema";
import { fromBase64url, toBase64url } from "../../../shared/package/base64url";
import type { ByteSource } from "../../../shared/package/byte-source";
import { joinBytes } from "../../../shared/package/bytes";
import { type Box, type BoxPlace, openBox, sealBox } from "../box";
import { StorageRefusal } from "../failure";
import { recoverySchema } from "../seat";

/**
 * A backup file (.jpbackup): `JPBACKUP`, the length of the header (32 bits, little-endian), the header as JSON, then
 * frames, each its length (32 bits), a nonce of 12 bytes and AES-256-GCM ciphertext under the seat's storage key. Every
 * frame is bound to the header, to its place and to whether it is the last, so that a file that was cut off, put
 * together out of two or changed anywhere does not open. The header names nobody.
 */
const magic = new TextEncoder().encode("JPBACKUP");
const nonceBytes = 12;
const longestHeader = 64 * 1024;
/** What one frame may take at most: rows are gathered up to far less, and a piece of a scan has 4 MiB. */
const longestFrame = 64 * 1024 * 1024;

const firstHeaderSchema = z.strictObject({
  version: z.literal(1),
  backupId: uuidSchema,
  seatId: uuidSchema,
  createdAt: instantSchema,
  /** The form of the database that the rows are of. */
  databaseVersion: z.int().min(1),
  /** `work`: everything but the scans, which the task package has; `whole`: the scans too. */
  kind: z.enum(["work", "whole"]),
  /** The seat's keys as one age file under its passphrase, base64url. */
  sealedKeys: z.string(),
});

const headerSchema = firstHeaderSchema.extend({
  version: z.literal(2),
  /** The keys once more, under the code of the recovery sheet that held then. */
  recovery: recoverySchema.nullable(),
});

/** A whole backup for a successor: its keys are under a code of its own, and nothing else. */
const handoverSchema = headerSchema.extend({
  version: z.literal(3),
  kind: z.literal("handover"),
  recovery: z.null(),
});

type OwnHeader = z.infer<typeof headerSchema>;

/** What a backup says in clear. `handover`: whole, its keys under a code of its own alone. */
export interface BackupHeader extends Omit<OwnHeader, "version" | "kind"> {
  readonly version: 2 | 3;
  readonly kind: OwnHeader["kind"] | "handover";
}

/** The sealed keys that came with a backup. Throws a `StorageRefusal` `backup-damaged` where they are not readable. */
export function sealedKeysOf({ sealedKeys }: BackupHeader): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(sealedKeys);
  if (!bytes) throw damaged("the keys are not base64url");
  return bytes;
}

/** Writes the frames of one backup, in order. */
export class BackupWriter {
  readonly #key: CryptoKey;
  readonly #header: BackupHeader;
  readonly #head: Uint8Array<ArrayBuffer>;
  #binding: Promise<string> | null = null;
  #frames = 0;

  constructor(key: CryptoKey, header: Omit<BackupHeader, "version" | "sealedKeys">, sealedKeys: Uint8Array) {
    this.#key = key;
    const version = header.kind === "handover" ? 3 : 2;
    this.#header = { version, ...header, sealedKeys: toBase64url(sealedKeys) };
    this.#head = new TextEncoder().encode(JSON.stringify(this.#header));
  }

  /** What the file begins with. */
  start(): Uint8Array<ArrayBuffer> {
    return joinBytes([magic, length32(this.#head.length), this.#head]);
  }

  /** The next frame, holding `plain`. */
  async frame(
    plain: Uint8Array<ArrayBuffer>,
    { last }: { readonly last: boolean },
  ): Promise<Uint8Array<ArrayBuffer>> {
    this.#binding ??= digestOf(this.#head);
    const place = placeOf(this.#header, this.#frames, last, await this.#binding);
    this.#frames += 1;
    const { iv, data } = await sealBox(this.#key, place, plain);
    return joinBytes([length32(iv.length + data.length), iv, data]);
  }
}

/** A backup whose header was read; nothing of it is proven before a frame opens. */
export class BackupReader {
  readonly header: BackupHeader;
  readonly #source: ByteSource;
  readonly #binding: string;
  readonly #start: number;

  private constructor(header: BackupHeader, source: ByteSource, binding: string, start: number) {
    this.header = header;
    this.#source = source;
    this.#binding = binding;
    this.#start = start;
  }

  /** Reads the header. Throws a `StorageRefusal` `not-a-backup` for other files and `backup-damaged` for a damaged one. */
  static async open(source: ByteSource): Promise<BackupReader> {
    const lead = magic.length + 4;
    if (source.size < lead) throw new StorageRefusal("not-a-backup");
    const begin = await source.read(0, lead);
    if (!magic.every((byte, index) => begin[index] === byte)) throw new StorageRefusal("not-a-backup");
    const length = new DataView(begin.buffer, begin.byteOffset).getUint32(magic.length, true);
    if (length > longestHeader || lead + length > source.size) throw damaged("the header is cut off");
    const head = await source.read(lead, length);
    return new BackupReader(readHeader(head), source, await digestOf(head), lead + length);
  }

  /**
   * The plaintexts of all frames, in order. Throws a `StorageRefusal` `backup-damaged` for a frame that does not open and
   * for a file that ends before its last frame or goes on behind it.
   */
  async *frames(key: CryptoKey, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let at = this.#start;
    for (let index = 0, last = false; !last; index += 1) {
      signal.throwIfAborted();
      const box = await this.#box(at, signal);
      at += 4 + box.iv.length + box.data.length;
      last = at === this.#source.size;
      yield await this.#open(key, placeOf(this.header, index, last, this.#binding), box);
    }
  }

  async #open(key: CryptoKey, place: BoxPlace, box: Box): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return await openBox(key, place, box);
    } catch {
      throw damaged("a frame does not open");
    }
  }

  async #box(at: number, signal: AbortSignal): Promise<Box> {
    if (at + 4 > this.#source.size) throw damaged("the file is cut off");
    const lead = await this.#source.read(at, 4, signal);
    const length = new DataView(lead.buffer, lead.byteOffset).getUint32(0, true);
    const fits = length > nonceBytes && length <= longestFrame && at + 4 + length <= this.#source.size;
    if (!fits) throw damaged("a frame is cut off");
    const bytes = await this.#source.read(at + 4, length, signal);
    return { iv: bytes.slice(0, nonceBytes), data: bytes.slice(nonceBytes) };
  }
}

function readHeader(head: Uint8Array): BackupHeader {
  try {
    const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(head));
    // One of a later form says so before anything else of it is looked at.
    if (typeof read === "object" && read !== null && "version" in read && Number(read.version) > 3)
      throw new StorageRefusal("format-unsupported");
    const first = firstHeaderSchema.safeParse(read);
    if (first.success) return { ...first.data, version: 2, recovery: null };
    return z.union([headerSchema, handoverSchema]).parse(read);
  } catch (thrown) {
    if (thrown instanceof StorageRefusal) throw thrown;
    throw damaged("the header is malformed");
  }
}

const damaged = (detail: string) => new StorageRefusal("backup-damaged", undefined, detail);

function placeOf(
  { backupId, seatId }: BackupHeader,
  index: number,
  last: boolean,
  binding: string,
): BoxPlace {
  return {
    table: "backup",
    row: [backupId, seatId, index, last ? "last" : "more", binding],
    version: 1,
    field: "frame",
  };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function length32(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}
