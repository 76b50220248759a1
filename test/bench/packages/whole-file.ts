import type { Page } from "@playwright/test";

const name = "whole-file";

/**
 * Hashes a file and stores it in a database of its own in the window as anyone would who does not mind its size:
 * WebCrypto cannot hash a stream. What was stored is removed again.
 */
export async function storeWhole(page: Page, path: string): Promise<void> {
  await page.evaluate(addInput, name);
  await page.locator(`#${name}`).setInputFiles(path);
  await page.evaluate(storeInput, name);
}

function addInput(id: string): void {
  document.body.append(Object.assign(document.createElement("input"), { type: "file", id }));
}

async function storeInput(id: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(`#${id}`);
  const [file] = input?.files ?? [];
  if (!file) throw new Error("no file was chosen");
  const bytes = await file.arrayBuffer();
  await crypto.subtle.digest("SHA-256", bytes);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(id);
    request.onupgradeneeded = () => request.result.createObjectStore("files");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction("files", "readwrite", { durability: "strict" });
    transaction.objectStore("files").put(new Blob([bytes]), "file");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
  input?.remove();
  indexedDB.deleteDatabase(id);
}
