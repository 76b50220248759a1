/** Logs of LevelDB lie in blocks of so many bytes; no record's piece crosses from one into the next. */
const blockBytes = 32 * 1024;
/** A piece's head: checksum (4), length (2, little-endian), kind (1). */
const headBytes = 7;
const wholeKind = 1;
const firstKind = 2;
const lastKind = 4;

/**
 * How many bytes of a LevelDB log (a write-ahead log, or a MANIFEST, which has the same form) are whole records.
 * It equals the log's length unless the last record is torn: its writer died between the pieces of it, or power did
 * before its bytes reached the disk and only zeros are there. `null` where the log is damaged in another way: what lies
 * behind such a place may be whole, and cutting would lose it.
 */
export function wholeRecordBytes(log: Uint8Array): number | null {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  // Where the record whose pieces are being read begins; a record counts once its last piece is there.
  let record: number | null = null;
  let at = 0;
  while (at < log.length) {
    const left = blockBytes - (at % blockBytes);
    if (left < headBytes) {
      at += left; // too little for a head: the writer fills it with zeros
      continue;
    }
    if (at + headBytes > log.length) return record ?? at;
    const length = view.getUint16(at + 4, true);
    const kind = view.getUint8(at + 6);
    const end = at + headBytes + length;
    // In a last block that is not full, such a length means that the rest was never written.
    if (end > log.length && log.length - at < left) return record ?? at;
    if (kind === 0 && isZero(log.subarray(at))) return record ?? at;
    if (kind < wholeKind || kind > lastKind || end > at + left) return null;
    const begins = kind === wholeKind || kind === firstKind;
    if (begins !== (record === null)) return null;
    if (kind === firstKind) record = at;
    if (kind === lastKind) record = null;
    at = end;
  }
  return record ?? log.length;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
