/**
 * The blocks of a LevelDB table (`*.ldb`), unpacked: Chromium keeps them packed with Snappy, where a word need not lie in
 * one piece. Throws for a file that is no table.
 */
export function blocksOfTable(file: Buffer): Buffer[] {
  const footer = file.subarray(file.length - footerBytes);
  if (footer.length < footerBytes || footer.readBigUInt64LE(footerBytes - 8) !== magic)
    throw new Error("this is no table of a database");
  const reader = new Reader(footer);
  reader.handle(); // of the index of the table's own notes
  const index = blockAt(file, reader.handle());
  return [index, ...handlesIn(index).map((handle) => blockAt(file, handle))];
}

const footerBytes = 48;
const magic = 0xdb4775248b80fb57n;

/** Where a block lies in its file. */
interface Handle {
  readonly offset: number;
  readonly size: number;
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const bytes = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? unpacked(bytes) : bytes;
}

/** What the entries of an index point to. */
function handlesIn(index: Buffer): Handle[] {
  const restarts = index.readUInt32LE(index.length - 4);
  const reader = new Reader(index.subarray(0, index.length - 4 * (restarts + 1)));
  const handles: Handle[] = [];
  while (!reader.atEnd) {
    reader.number(); // shared with the key before
    const keyBytes = reader.number();
    reader.number(); // of the value
    reader.skip(keyBytes);
    handles.push(reader.handle());
  }
  return handles;
}

/** Unpacks Snappy. */
export function unpacked(packed: Buffer): Buffer {
  const reader = new Reader(packed);
  const output = Buffer.alloc(reader.number());
  let at = 0;
  while (!reader.atEnd) {
    const tag = reader.byte();
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const length = 1 + (short < 60 ? short : reader.little(short - 59));
      at += reader.take(length).copy(output, at);
      continue;
    }
    const { length, offset } = copyOf(tag, reader);
    // A copy may reach into what it writes itself: byte by byte.
    for (const end = at + length; at < end; at += 1) output[at] = output[at - offset] ?? 0;
  }
  return output;
}

function copyOf(tag: number, reader: Reader): { length: number; offset: number } {
  if ((tag & 3) === 1) return { length: 4 + ((tag >> 2) & 7), offset: ((tag >> 5) << 8) | reader.little(1) };
  return { length: 1 + (tag >> 2), offset: reader.little((tag & 3) === 2 ? 2 : 4) };
}

class Reader {
  #at = 0;

  constructor(readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes.readUInt8(this.#at++);
  }

  /** A number of so many bytes, the lowest first. */
  little(count: number): number {
    this.#at += count;
    return this.bytes.readUIntLE(this.#at - count, count);
  }

  /** A number in pieces of seven bits. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  handle(): Handle {
    return { offset: this.number(), size: this.number() };
  }

  take(length: number): Buffer {
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }

  skip(length: number): void {
    this.#at += length;
  }
}

const logBlockBytes = 32 * 1024;
const pieceHeadBytes = 7;

/** The pieces of a LevelDB log one behind the other, without the heads between them; what is no log gives what lies between such heads. */
export function piecesOfLog(file: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at + pieceHeadBytes <= file.length; ) {
    const left = logBlockBytes - (at % logBlockBytes);
    const from = at + pieceHeadBytes;
    const end = left < pieceHeadBytes ? at + left : from + file.readUInt16LE(at + 4);
    if (left >= pieceHeadBytes) pieces.push(file.subarray(from, end));
    at = end;
  }
  return Buffer.concat(pieces);
}
