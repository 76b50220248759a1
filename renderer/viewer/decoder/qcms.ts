import { Unfit } from "./unfit";

/** What the colour engine that PDF.js ships exports, of what is used here. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_export_0: WebAssembly.Table;
  readonly __wbindgen_start: () => void;
  readonly __wbindgen_malloc: (bytes: number, alignment: number) => number;
  readonly qcms_transformer_from_memory: (at: number, bytes: number, kind: number, intent: number) => number;
  readonly qcms_convert_array: (transformer: number, at: number, bytes: number) => void;
}

/** What one profile's samples look like on a screen. */
export interface Transform {
  /** Red, green and blue of samples of one byte, as many to a colour as the profile has components. Throws `Unfit`. */
  convert(samples: Uint8Array): Uint8Array;
}

interface Engine {
  readonly exports: Exports;
  /** Set by the engine while it converts. */
  colours: Uint8Array | null;
}

/** The engine's numbers for samples of three components, or of one. */
const kinds = { 1: 3, 3: 0 } as const;
/** Of a picture, colours that are to please; the same that PDF.js asks for. */
const perceptual = 0;

let engine: Promise<Engine> | null = null;

/**
 * Reads a profile by PDF.js's own engine, so that its colours come out the same. Throws `Unfit` for one that cannot be
 * used: PDF.js knows what to do without. `address` is the engine's file.
 */
export async function readProfile(bytes: Uint8Array, components: 1 | 3, address: string): Promise<Transform> {
  engine ??= load(address);
  const running = engine;
  try {
    const { exports } = await running;
    const transformer =
      exports.qcms_transformer_from_memory(
        lay(exports, bytes),
        bytes.length,
        kinds[components],
        perceptual,
      ) >>> 0;
    if (transformer === 0) throw new Unfit("a profile that is none");
    return transformOf(await running, transformer);
  } catch (error) {
    throw broken(error, running);
  }
}

/** Lets go of the engine with all profiles; those still in use go on working. */
export function forgetEngine(): void {
  engine = null;
}

function transformOf(running: Engine, transformer: number): Transform {
  const { exports } = running;
  return {
    convert: (samples) => {
      running.colours = null;
      try {
        exports.qcms_convert_array(transformer, lay(exports, samples), samples.length);
      } catch (error) {
        throw broken(error, null);
      }
      const { colours } = running;
      running.colours = null;
      if (!colours) throw new Unfit("a profile that gives no colours");
      return colours;
    },
  };
}

/** What broke may have left the engine's memory broken: the next profile starts it anew. */
function broken(error: unknown, running: Promise<Engine> | null): Unfit {
  if (error instanceof Unfit) return error;
  if (running === null || engine === running) engine = null;
  return new Unfit("a profile that cannot be used", { cause: error });
}

async function load(address: string): Promise<Engine> {
  const response = await fetch(address);
  if (!response.ok) throw new Unfit(`the colour engine is missing: ${response.status}`);
  let made: Engine | null = null;
  const taken = (at: number, bytes: number) => {
    if (made)
      made.colours = new Uint8Array(made.exports.memory.buffer).slice(at >>> 0, (at >>> 0) + (bytes >>> 0));
  };
  const wbg = {
    __wbg_copyresult_b08ee7d273f295dd: taken,
    __wbg_copyrgb_d60ce17bb05d9b67: () => {},
    __wbg_makecssRGB_893bf0cd9fdb302d: () => {},
    __wbindgen_throw: () => {
      throw new Unfit("the colour engine gave up");
    },
    __wbindgen_init_externref_table: () => made && fillTable(made.exports.__wbindgen_export_0),
  };
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), { wbg });
  made = { exports: instance.exports as unknown as Exports, colours: null };
  made.exports.__wbindgen_start();
  return made;
}

/** The values that the engine's language expects to find under fixed numbers. */
function fillTable(table: WebAssembly.Table): void {
  const at = table.grow(4);
  table.set(0, undefined);
  for (const [index, value] of [undefined, null, true, false].entries()) table.set(at + index, value);
}

/** Lays bytes into the engine's memory, which the engine then owns. */
function lay(exports: Exports, bytes: Uint8Array): number {
  const at = exports.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(exports.memory.buffer).set(bytes, at);
  return at;
}
