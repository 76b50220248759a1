import { createCRC32, createSHA256, type IHasher } from "hash-wasm";
import { type Bytes, toHex } from "./bytes";

/** What a run of bytes comes to. `sha256` is lower-case hex. */
export interface Fixity {
  readonly size: number;
  readonly sha256: string;
  readonly crc32: number;
}

/** Takes bytes in order and says what they come to. WebCrypto cannot hash a stream, hash-wasm can. */
export interface FixityMeter {
  update(bytes: Uint8Array): void;
  finish(): Fixity;
}

interface Hashers {
  readonly sha256: IHasher;
  readonly crc32: IHasher;
}

const idle: Hashers[] = [];

async function takeHashers(): Promise<Hashers> {
  return idle.pop() ?? { sha256: await createSHA256(), crc32: await createCRC32() };
}

const crcOf = ({ crc32 }: Hashers) => Number.parseInt(crc32.digest("hex"), 16);

/** A meter at its beginning. Its WebAssembly instances are used again once it has finished: making one takes a millisecond. */
export async function fixityMeter(): Promise<FixityMeter> {
  const hashers = await takeHashers();
  hashers.sha256.init();
  hashers.crc32.init();
  let size = 0;
  return {
    update(bytes) {
      size += bytes.length;
      hashers.sha256.update(bytes);
      hashers.crc32.update(bytes);
    },
    finish() {
      const fixity = {
        size,
        sha256: hashers.sha256.digest("hex"),
        crc32: crcOf(hashers),
      };
      idle.push(hashers);
      return fixity;
    },
  };
}

/** The fixity of pieces that come one after another. */
export async function fixityOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Fixity> {
  const meter = await fixityMeter();
  for await (const piece of pieces) meter.update(piece);
  return meter.finish();
}

/**
 * From how many bytes on the engine's own SHA-256, several times as fast, is worth going for: it runs on another thread,
 * and there and back costs as much as hashing a few kilobytes here.
 */
const worthTheWay = 16 * 1024;

/** Lower-case hex SHA-256 of bytes in memory, which must not change meanwhile. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  if (bytes.length < worthTheWay) return (await fixityOf([bytes])).sha256;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The fixity of bytes in memory, which must not change meanwhile. */
export async function fixityOfBytes(bytes: Bytes): Promise<Fixity> {
  if (bytes.length < worthTheWay) return fixityOf([bytes]);
  const hashers = await takeHashers();
  hashers.crc32.init().update(bytes);
  const crc32 = crcOf(hashers);
  idle.push(hashers);
  return { size: bytes.length, sha256: await sha256Hex(bytes), crc32 };
}
