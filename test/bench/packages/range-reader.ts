/** Ranges of the only material of an imported package: where they start, how long they are, how many bytes to give back. */
export interface RangesAsked {
  readonly starts: readonly number[];
  readonly length: number;
  readonly shown: number;
}

/** One range as it came: its first bytes, its size, and how many milliseconds it took. */
export interface RangeRead {
  readonly head: readonly number[];
  readonly size: number;
  readonly took: number;
}

/** What `readInWindow` is given; it runs in the window and sees nothing of this module. */
export interface WindowReading {
  /** Where the program's own worker was loaded from. */
  readonly url: string;
  readonly passphrase: string;
  readonly packageId: string;
  readonly asked: RangesAsked;
}

/**
 * Reads ranges through another worker of the program, as its window does through the first: the messages are those of
 * comlink. Runs in the window. Rejects with the refusal where one is given.
 */
export async function readInWindow({
  url,
  passphrase,
  packageId,
  asked,
}: WindowReading): Promise<RangeRead[]> {
  const worker = new Worker(url, { type: "module" });
  let calls = 0;
  const call = <T>(name: string, ...args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      const id = `${++calls}`;
      const hear = ({ data }: MessageEvent) => {
        if (data.id !== id) return;
        worker.removeEventListener("message", hear);
        if (data.value?.ok) resolve(data.value.value);
        else reject(new Error(`${name}: ${JSON.stringify(data.value)}`));
      };
      worker.addEventListener("message", hear);
      const argumentList = args.map((value) => ({ type: "RAW", value }));
      worker.postMessage({ id, type: "APPLY", path: [name], argumentList });
    });
  const seats = await new Promise<IDBValidKey[]>((resolve, reject) => {
    const opening = indexedDB.open("jiangping");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction("seats").objectStore("seats").getAllKeys();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    };
  });
  await call("unlock", seats[0], passphrase);
  await call("acceptConfidentiality", packageId);
  await call("answerRecusal", packageId, { applicationId: "a1", declared: false, reason: "" });
  const { reader } = await call<{ reader: number }>("openMaterial", packageId, "a1", "m1");
  const read: RangeRead[] = [];
  for (const start of asked.starts) {
    const begun = performance.now();
    const bytes = await call<Uint8Array>("readMaterial", reader, start, asked.length);
    const took = performance.now() - begun;
    read.push({ head: [...bytes.subarray(0, asked.shown)], size: bytes.length, took });
  }
  worker.terminate();
  return read;
}
