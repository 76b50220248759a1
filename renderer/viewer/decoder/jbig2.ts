import { Unfit } from "./unfit";

/** What the decoder that PDF.js ships exports, under the names that its build gave them. */
interface Exports {
  readonly g: WebAssembly.Memory;
  readonly h: () => void;
  readonly i: (bytes: number) => number;
  readonly j: (at: number) => void;
  readonly k: (
    at: number,
    bytes: number,
    width: number,
    height: number,
    globalsAt: number,
    globals: number,
  ) => void;
}

interface Decoder {
  readonly exports: Exports;
  /** Set by the decoder while it decodes. */
  picture: Uint8Array | null;
}

const mostMemory = 1024 * 2 ** 20;
const pageBytes = 65_536;

let decoder: Promise<Decoder> | null = null;

/**
 * Decodes a JBIG2 picture with PDF.js's own decoder: lines of packed bits, 0 for black, `width` rounded up to bytes.
 * Throws `Unfit` where it cannot be decoded. `address` is the decoder's file.
 */
export async function decodeJbig2(
  bytes: Uint8Array,
  globals: Uint8Array | null,
  width: number,
  height: number,
  address: string,
): Promise<Uint8Array> {
  decoder ??= load(address);
  try {
    const picture = run(await decoder, bytes, globals, width, height);
    if (picture.length < ((width + 7) >> 3) * height) throw new Unfit("a JBIG2 picture that is cut off");
    return picture;
  } catch (error) {
    // What broke may have left its memory broken.
    decoder = null;
    throw error instanceof Unfit
      ? error
      : new Unfit("a JBIG2 picture that does not decode", { cause: error });
  }
}

async function load(address: string): Promise<Decoder> {
  const response = await fetch(address);
  if (!response.ok) throw new Unfit(`the JBIG2 decoder is missing: ${response.status}`);
  let made: Decoder | null = null;
  const memory = () => {
    if (!made) throw new Unfit("the JBIG2 decoder is not ready");
    return made.exports.g;
  };
  const imports = {
    a: () => stop("it left"),
    b: () => {},
    c: () => 0,
    d: (wanted: number) => grow(memory(), wanted >>> 0),
    e: () => stop("it gave up"),
    f: (at: number, row: number, stride: number, height: number) => {
      if (made) made.picture = copied(new Uint8Array(memory().buffer), at, row, stride, height);
    },
  };
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), { a: imports });
  made = { exports: instance.exports as unknown as Exports, picture: null };
  made.exports.h();
  return made;
}

function stop(why: string): never {
  throw new Unfit(`the JBIG2 decoder stopped: ${why}`);
}

function grow(memory: WebAssembly.Memory, wanted: number): number {
  if (wanted > mostMemory) return 0;
  try {
    memory.grow(Math.ceil((wanted - memory.buffer.byteLength) / pageBytes));
    return 1;
  } catch {
    // The engine has no more to give; the decoder is told so and gives up.
    return 0;
  }
}

function copied(heap: Uint8Array, at: number, row: number, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(row * height);
  for (let line = 0; line < height; line += 1)
    out.set(heap.subarray(at + line * stride, at + line * stride + row), line * row);
  return out;
}

function run(
  decoder: Decoder,
  bytes: Uint8Array,
  globals: Uint8Array | null,
  width: number,
  height: number,
): Uint8Array {
  const { exports } = decoder;
  const at = lay(exports, bytes);
  const globalsAt = globals ? lay(exports, globals) : 0;
  decoder.picture = null;
  exports.k(at, bytes.length, width, height, globalsAt, globals?.length ?? 0);
  exports.j(at);
  if (globals) exports.j(globalsAt);
  const picture: Uint8Array | null = decoder.picture;
  decoder.picture = null;
  if (!picture) throw new Unfit("a JBIG2 picture that does not decode");
  return picture;
}

/** Lays bytes into the decoder's memory. */
function lay(exports: Exports, bytes: Uint8Array): number {
  const at = exports.i(bytes.length) >>> 0;
  if (at === 0) throw new Unfit("the JBIG2 decoder has no memory");
  new Uint8Array(exports.g.buffer).set(bytes, at);
  return at;
}
