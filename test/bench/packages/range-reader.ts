import type { OwnWorker } from "../own-worker";

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
  readonly worker: OwnWorker;
  readonly packageId: string;
  readonly asked: RangesAsked;
}

/** Reads ranges through a worker of the program, and ends it. Runs in the window. */
export async function readInWindow({ worker, packageId, asked }: WindowReading): Promise<RangeRead[]> {
  await worker.call("acceptConfidentiality", packageId);
  await worker.call("answerRecusal", packageId, { applicationId: "a1", declared: false, reason: "" });
  const { reader } = await worker.call<{ reader: number }>("openMaterial", packageId, "a1", "m1");
  const read: RangeRead[] = [];
  for (const start of asked.starts) {
    const begun = performance.now();
    const bytes = await worker.call<Uint8Array>("readMaterial", reader, start, asked.length);
    const took = performance.now() - begun;
    read.push({ head: [...bytes.subarray(0, asked.shown)], size: bytes.length, took });
  }
  worker.end();
  return read;
}
