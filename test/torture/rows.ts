import type { Page } from "@playwright/test";

/** What the database holds: rows by package and table, stages of imports that are not finished, and files of nobody. */
export interface Rows {
  readonly stages: number;
  readonly orphans: number;
  readonly byPackage: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Counts the database's rows, from within a window of the program that has opened it. */
export function countRows(page: Page): Promise<Rows> {
  return page.evaluate(countInWindow);
}

async function countInWindow(): Promise<Rows> {
  const tables = ["packages", "envelopes", "applications", "declarations", "reviews", "changes"];
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("jiangping"));
  const transaction = database.transaction([...tables, "stages", "files", "pieces"]);
  const store = (name: string) => transaction.objectStore(name);
  const [stages, files, pieces, ...rows] = await Promise.all([
    asked(store("stages").count()),
    asked(store("files").getAll()),
    asked(store("pieces").getAllKeys()),
    ...tables.map((name) => asked(store(name).getAll())),
  ]);
  database.close();
  const byPackage: Record<string, Record<string, number>> = {};
  const add = (packageId: string, table: string) => {
    byPackage[packageId] ??= {};
    const counts = byPackage[packageId];
    counts[table] = (counts[table] ?? 0) + 1;
  };
  tables.forEach((table, index) => {
    for (const row of rows[index] ?? []) add(row.packageId, table);
  });
  const owners = new Map((rows[0] ?? []).map((row) => [row.storeId, row.packageId]));
  let orphans = 0;
  const owned = (storeId: string, table: string) => {
    const packageId = owners.get(storeId);
    if (packageId === undefined) orphans += 1;
    else add(packageId, table);
  };
  for (const { storeId } of files) owned(storeId, "files");
  for (const key of pieces) owned((key as string[])[0] ?? "", "pieces");
  return { stages, orphans, byPackage };
}
