/** Where the program's own worker was loaded from, and what opens the only seat of the profile. */
export interface WorkerOfSeat {
  readonly url: string;
  readonly passphrase: string;
}

/** Another worker of the program, its seat unlocked. Lives in the window: tests hold it by a handle. */
export interface OwnWorker {
  /** Calls the service, as the window does. Rejects with the refusal where one is given. */
  readonly call: <T>(name: string, ...args: unknown[]) => Promise<T>;
  readonly end: () => void;
}

/**
 * Starts another worker of the program and unlocks its seat, as its window did with the first (the messages are those of
 * comlink). Runs in the window and sees nothing of this module.
 */
export async function startOwnWorker({ url, passphrase }: WorkerOfSeat): Promise<OwnWorker> {
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
  return { call, end: () => worker.terminate() };
}
