import type { Bytes } from "../../../shared/package/bytes";

const endSize = 22;
const [recordSize, locatorSize] = [56, 20];

/** The size of all end records of an archive with Zip64's. */
export const wideEndSize = recordSize + locatorSize + endSize;

/** A small archive with the end records of a large one, which say the same. */
export function withWideEnd(archive: Uint8Array): Bytes {
  const end = Buffer.from(archive.subarray(-endSize));
  const at = archive.length - endSize;
  const record = Buffer.alloc(recordSize + locatorSize);
  const madeBy = Buffer.from(archive).readUInt16LE(end.readUInt32LE(16) + 4);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(recordSize - 12), 4);
  record.writeUInt16LE(madeBy, 12);
  record.writeUInt16LE(45, 14);
  for (const place of [24, 32]) record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), place);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  record.writeUInt32LE(0x07064b50, recordSize);
  record.writeBigUInt64LE(BigInt(at), recordSize + 8);
  record.writeUInt32LE(1, recordSize + 16);
  return new Uint8Array(Buffer.concat([archive.subarray(0, at), record, end]));
}
