import type { Page } from "@playwright/test";

/**
 * Gives the window's database the form of an older version, as far as tables go: those that came later are left out with
 * their rows. The program has to be ended afterwards, which has lost its database under way.
 */
export async function giveOlderForm(page: Page, version: number, later: readonly string[]): Promise<void> {
  // Dexie's versions are tens of the engine's.
  await page.evaluate(rebuild, { version: version * 10, later });
}

/** Runs inside the page. */
async function rebuild({ version, later }: { version: number; later: readonly string[] }): Promise<void> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const before = await asked(indexedDB.open("jiangping"));
  const names = [...before.objectStoreNames].filter((name) => !later.includes(name));
  const reading = before.transaction(names);
  const stores = await Promise.all(
    names.map(async (name) => {
      const store = reading.objectStore(name);
      const indexes = [...store.indexNames].map((each) => store.index(each));
      return {
        ...{ name, keyPath: store.keyPath, rows: await asked(store.getAll()) },
        indexes: indexes.map((index) => ({ name: index.name, keyPath: index.keyPath, unique: index.unique })),
      };
    }),
  );
  before.close();
  await asked(indexedDB.deleteDatabase("jiangping"));
  const opening = indexedDB.open("jiangping", version);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, indexes, rows } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
      for (const row of rows) store.put(row);
    }
  };
  (await asked(opening)).close();
}
