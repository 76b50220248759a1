import { until } from "./abort";
import type { ByteSource } from "./byte-source";
import type { Bytes } from "./bytes";
import { type ChunkCipher, chunkBytes, tagBytes } from "./chunk-cipher";
import { demand } from "./refused";

/** The bytes of every sealed chunk but the last, which may be shorter. */
export const sealedChunkBytes = chunkBytes + tagBytes;
/** How many opened chunks are kept, 1 MiB: a viewer reads a page's objects from a few neighbouring ones. */
const keptChunks = 16;

/** The number of chunks of a payload of `size` sealed bytes, or `null` where no payload has that size. */
export function chunkCountOf(size: number): number | null {
  const count = Math.ceil(size / sealedChunkBytes);
  const lastBytes = size - (count - 1) * sealedChunkBytes;
  if (count === 1) return lastBytes >= tagBytes ? 1 : null;
  return count > 1 && lastBytes > tagBytes ? count : null;
}

/** A run of neighbouring chunks that is being read, and how many reads wait for it. */
interface Run {
  readonly first: number;
  readonly last: number;
  /** `null` stands for a chunk that is not authentic: only who asked for that one is refused. */
  readonly chunks: Promise<readonly (Bytes | null)[]>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * The chunks of one payload, opened on demand. Those used last are kept, and a chunk that is on its way is not read a
 * second time, so that any number of reads may run at once.
 */
export class AgeChunks {
  readonly count: number;
  readonly #sealed: ByteSource;
  readonly #cipher: ChunkCipher;
  readonly #file: string;
  readonly #kept = new Map<number, Bytes>();
  readonly #coming = new Map<number, Run>();

  /** `sealed` is the payload without its nonce, `file` the name that a refusal gives. */
  constructor(sealed: ByteSource, count: number, cipher: ChunkCipher, file: string) {
    this.#sealed = sealed;
    this.count = count;
    this.#cipher = cipher;
    this.#file = file;
  }

  /**
   * The plaintext of the chunks `first` to `last`. Neighbouring ones that are neither kept nor on their way are read at
   * once. Refuses `decrypt-failed` where one is not authentic, and throws what the source throws.
   */
  async open(first: number, last: number, signal?: AbortSignal): Promise<Bytes[]> {
    // All that is here or coming is taken hold of before anything is waited for: it may be gone afterwards.
    const places: (Bytes | Run)[] = [];
    for (let index = first; index <= last; index++) {
      const here = this.#use(index) ?? this.#coming.get(index);
      places.push(here ?? this.#start(index, this.#endOfGap(index, last)));
    }
    const runs = [...new Set(places.filter((place): place is Run => "chunks" in place))];
    const joined = runs.map(async (run) => [run, await this.#join(run, signal)] as const);
    const opened = new Map(await Promise.all(joined));
    return places.map((place, at) => {
      if (place instanceof Uint8Array) return place;
      const chunk = opened.get(place)?.[first + at - place.first] ?? null;
      demand(chunk !== null, "decrypt-failed", this.#file, `chunk ${first + at} is not authentic`);
      return chunk;
    });
  }

  /** A kept chunk, which is thereby the one used last. */
  #use(index: number): Bytes | undefined {
    const kept = this.#kept.get(index);
    if (kept) this.#keep(index, kept);
    return kept;
  }

  #keep(index: number, chunk: Bytes): void {
    // Inserting again makes it the newest; the first key is then the one unused longest.
    this.#kept.delete(index);
    this.#kept.set(index, chunk);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptChunks && oldest !== undefined) this.#kept.delete(oldest);
  }

  #endOfGap(first: number, last: number): number {
    let end = first;
    while (end < last && !this.#kept.has(end + 1) && !this.#coming.has(end + 1)) end++;
    return end;
  }

  #start(first: number, last: number): Run {
    const stop = new AbortController();
    const run: Run = { first, last, chunks: this.#read(first, last, stop.signal), stop, waiting: 0 };
    for (let index = first; index <= last; index++) this.#coming.set(index, run);
    run.chunks.then(
      () => this.#end(run),
      () => this.#end(run),
    );
    return run;
  }

  #end(run: Run): void {
    for (let index = run.first; index <= run.last; index++) {
      if (this.#coming.get(index) === run) this.#coming.delete(index);
    }
  }

  async #join(run: Run, signal: AbortSignal | undefined): Promise<readonly (Bytes | null)[]> {
    run.waiting++;
    try {
      return await until(run.chunks, signal);
    } finally {
      run.waiting--;
      const isOver = this.#coming.get(run.first) !== run;
      // Nobody is left: what was given up is neither read on nor joined.
      if (run.waiting === 0 && !isOver) {
        this.#end(run);
        run.stop.abort();
      }
    }
  }

  async #read(first: number, last: number, signal: AbortSignal): Promise<readonly (Bytes | null)[]> {
    const start = first * sealedChunkBytes;
    const end = Math.min((last + 1) * sealedChunkBytes, this.#sealed.size);
    const sealed = await this.#sealed.read(start, end - start, signal);
    const chunks: (Bytes | null)[] = [];
    for (let index = first; index <= last; index++) {
      const at = (index - first) * sealedChunkBytes;
      chunks.push(this.#openOne(sealed.subarray(at, at + sealedChunkBytes), index));
    }
    return chunks;
  }

  #openOne(sealed: Uint8Array, index: number): Bytes | null {
    const chunk = this.#cipher.open(sealed, { index, last: index === this.count - 1 });
    if (chunk) this.#keep(index, chunk);
    return chunk;
  }
}
