import { createCRC32, createSHA256, type IHasher } from "hash-wasm";

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

const idle: { sha256: IHasher; crc32: IHasher }[] = [];

async function takeHashers(): Promise<{ sha256: IHasher; crc32: IHasher }> {
  return idle.pop() ?? { sha256: await createSHA256(), crc32: await createCRC32() };
}

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
        crc32: Number.parseInt(hashers.crc32.digest("hex"), 16),
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

/** Lower-case hex SHA-256 of bytes in memory. */
export const sha256Hex = async (bytes: Uint8Array): Promise<string> => (await fixityOf([bytes])).sha256;
