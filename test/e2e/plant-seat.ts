import type { Page } from "@playwright/test";
import { fingerprintOf, readCard } from "../../shared/package/card";
import type { SigningJwk } from "../../shared/package/jws";
import { ownerKeys, sealKeys } from "../../shared/package/keys";

/** A person whose keys were made outside the program, as in test/vectors. */
export interface OutsideKeys {
  /** The card's file. */
  readonly card: Uint8Array;
  readonly signing: SigningJwk;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
}

/** A seat of a test is unlocked at once: what the passphrase of a seat costs is measured where the program makes one. */
const plantedWorkFactor = 8;

/**
 * Puts a seat with keys from outside into the profile of a window that shows its first screen, as `createSeat` would
 * have stored it; reload the page to see it. The program itself makes keys and never takes any in.
 */
export async function plantSeat(page: Page, outside: OutsideKeys, passphrase: string): Promise<void> {
  const storageKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
  const keys = await ownerKeys(outside.signing, outside.identity, storageKey);
  const card = await readCard(outside.card);
  if (!card.ok) throw new Error(`the card is refused: ${card.refusal.code}`);
  const { role, name, organisation, title } = card.value.payload;
  const content = {
    ...{ role, name, organisation, title, kid: keys.kid, recipient: keys.recipient },
    fingerprint: await fingerprintOf(role, keys.kid, keys.recipient),
    ...{ card: card.value.compact, openKeys: null },
  };
  const sealed = Buffer.from(await sealKeys(keys, passphrase, plantedWorkFactor)).toString("base64");
  await page.evaluate(storeSeat, { content: JSON.stringify(content), sealed, id: crypto.randomUUID() });
}

/** Runs inside the page: the records' form is that of renderer/storage/{device,seat,box}.ts. */
async function storeSeat({ content, sealed, id }: { content: string; sealed: string; id: string }) {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("jiangping"));
  const table = (name: string) => database.transaction(name, "readwrite").objectStore(name);
  const known = (await asked(table("device").get("device"))) as { key: CryptoKey } | undefined;
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = known?.key ?? (await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]));
  if (!known) await asked(table("device").add({ version: 1, id: "device", key }));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(JSON.stringify(["seats", [id], 1, "box"]));
  const plain = new TextEncoder().encode(content);
  const data = new Uint8Array(
    await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plain),
  );
  const sealedKeys = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
  const row = { version: 1, id, createdAt: new Date().toISOString(), example: false, sealedKeys };
  await asked(table("seats").add({ ...row, box: { iv, data } }));
  database.close();
}
