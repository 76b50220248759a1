/** The Castagnoli polynomial, bits reversed. */
const polynomial = 0x82f63b78;

/** `tables[n][byte]`: what a byte does to the checksum when `n` bytes follow it, so that four are taken at a time. */
const tables = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
  const next = (table: Uint32Array) => table.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] as number));
  const second = next(first);
  const third = next(second);
  return [first, second, third, next(third)];
}

/** CRC-32C of `bytes` from `from` to before `to`, as an unsigned number. */
export function crc32c(bytes: Uint8Array, from = 0, to = bytes.length): number {
  const [one, two, three, four] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const at = (place: number) => bytes[place] as number;
  let crc = 0xffffffff;
  let place = from;
  for (; place + 4 <= to; place += 4) {
    crc ^= at(place) | (at(place + 1) << 8) | (at(place + 2) << 16) | (at(place + 3) << 24);
    const high = (three[(crc >>> 8) & 0xff] as number) ^ (two[(crc >>> 16) & 0xff] as number);
    crc = (four[crc & 0xff] as number) ^ high ^ (one[crc >>> 24] as number);
  }
  for (; place < to; place += 1) crc = (crc >>> 8) ^ (one[(crc ^ at(place)) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A checksum as LevelDB stores it: of bytes that hold checksums themselves the plain one would be weak. */
export function maskedCrc(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
