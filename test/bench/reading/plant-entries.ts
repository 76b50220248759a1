import type { ChangeEntry } from "../../../shared/domain/history";

/** What `plantEntries` is given; it runs in the window and sees nothing of this module. */
export interface Planting {
  /** Where the program's own worker was loaded from. */
  readonly url: string;
  readonly passphrase: string;
  readonly packageId: string;
  readonly applicationId: string;
  readonly entries: readonly ChangeEntry[];
}

/**
 * Stores entries of a review's history through another worker of the program, as its window does through the first (the
 * messages are those of comlink). Runs in the window. Rejects with the refusal where one is given.
 */
export async function plantEntries(planting: Planting): Promise<void> {
  const { url, passphrase, packageId, applicationId, entries } = planting;
  const worker = new Worker(url, { type: "module" });
  let calls = 0;
  const call = (name: string, ...args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
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
  await call("openReview", packageId, applicationId);
  await call("appendEntries", packageId, applicationId, entries, { scored: 0, points: null });
  worker.terminate();
}
