/** Probability estimation of ITU-T T.88, table E.1: Qe, next state after MPS, after LPS, whether LPS swaps the sense. */
const TABLE = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6, 0],
  [0x1801, 3, 9, 0],
  [0x0ac1, 4, 12, 0],
  [0x0521, 5, 29, 0],
  [0x0221, 38, 33, 0],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14, 0],
  [0x4801, 9, 14, 0],
  [0x3801, 10, 14, 0],
  [0x3001, 11, 17, 0],
  [0x2401, 12, 18, 0],
  [0x1c01, 13, 20, 0],
  [0x1601, 29, 21, 0],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14, 0],
  [0x5101, 17, 15, 0],
  [0x4801, 18, 16, 0],
  [0x3801, 19, 17, 0],
  [0x3401, 20, 18, 0],
  [0x3001, 21, 19, 0],
  [0x2801, 22, 19, 0],
  [0x2401, 23, 20, 0],
  [0x2201, 24, 21, 0],
  [0x1c01, 25, 22, 0],
  [0x1801, 26, 23, 0],
  [0x1601, 27, 24, 0],
  [0x1401, 28, 25, 0],
  [0x1201, 29, 26, 0],
  [0x1101, 30, 27, 0],
  [0x0ac1, 31, 28, 0],
  [0x09c1, 32, 29, 0],
  [0x08a1, 33, 30, 0],
  [0x0521, 34, 31, 0],
  [0x0441, 35, 32, 0],
  [0x02a1, 36, 33, 0],
  [0x0221, 37, 34, 0],
  [0x0141, 38, 35, 0],
  [0x0111, 39, 36, 0],
  [0x0085, 40, 37, 0],
  [0x0049, 41, 38, 0],
  [0x0025, 42, 39, 0],
  [0x0015, 43, 40, 0],
  [0x0009, 44, 41, 0],
  [0x0005, 45, 42, 0],
  [0x0001, 45, 43, 0],
  [0x5601, 46, 46, 0],
] as const;

const QE = Uint16Array.from(TABLE, (row) => row[0]);
const NEXT_MPS = Uint8Array.from(TABLE, (row) => row[1]);
const NEXT_LPS = Uint8Array.from(TABLE, (row) => row[2]);
const SWITCH = Uint8Array.from(TABLE, (row) => row[3]);

/** The MQ arithmetic coder of ITU-T T.88, annex E (the encoder's flow charts E.3 to E.11). */
export class MqEncoder {
  private readonly index: Uint8Array;
  private readonly mps: Uint8Array;
  private bytes = new Uint8Array(1 << 16);
  /** Position of the byte under construction; byte 0 is a place holder that is never sent. */
  private position = 0;
  private a = 0x8000;
  private c = 0;
  private ct = 12;

  /** @param contexts number of contexts, each with its own adaptive estimate. */
  constructor(contexts: number) {
    this.index = new Uint8Array(contexts);
    this.mps = new Uint8Array(contexts);
  }

  /** Codes one decision (0 or 1) in a context. */
  encode(context: number, bit: number): void {
    const state = this.index[context] as number;
    const qe = QE[state] as number;
    this.a -= qe;
    if (bit === this.mps[context]) {
      if (this.a & 0x8000) {
        this.c += qe;
        return;
      }
      if (this.a < qe) this.a = qe;
      else this.c += qe;
      this.index[context] = NEXT_MPS[state] as number;
    } else {
      if (this.a < qe) this.c += qe;
      else this.a = qe;
      if (SWITCH[state]) this.mps[context] = bit;
      this.index[context] = NEXT_LPS[state] as number;
    }
    this.renormalise();
  }

  /** Ends the code with the marker FF AC and returns it. */
  finish(): Uint8Array {
    const limit = this.c + this.a;
    this.c |= 0xffff;
    if (this.c >= limit) this.c -= 0x8000;
    this.c <<= this.ct;
    this.byteOut();
    this.c <<= this.ct;
    this.byteOut();
    if (this.bytes[this.position] !== 0xff) this.push(0xff);
    this.push(0xac);
    return this.bytes.slice(1, this.position + 1);
  }

  private renormalise(): void {
    do {
      this.a <<= 1;
      this.c <<= 1;
      if (--this.ct === 0) this.byteOut();
    } while ((this.a & 0x8000) === 0);
  }

  /** Moves finished bits out; after FF only seven, so that a carry can never run through a marker. */
  private byteOut(): void {
    let stuffed = this.position > 0 && this.bytes[this.position] === 0xff;
    if (!stuffed && this.c >= 0x8000000) {
      this.bytes[this.position] = (this.bytes[this.position] as number) + 1;
      stuffed = this.bytes[this.position] === 0xff;
      if (stuffed) this.c &= 0x7ffffff;
    }
    if (stuffed) this.emitSeven();
    else this.emitEight();
  }

  private emitEight(): void {
    this.push((this.c >> 19) & 0xff);
    this.c &= 0x7ffff;
    this.ct = 8;
  }

  private emitSeven(): void {
    this.push((this.c >> 20) & 0xff);
    this.c &= 0xfffff;
    this.ct = 7;
  }

  private push(byte: number): void {
    if (++this.position === this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.position] = byte;
  }
}
