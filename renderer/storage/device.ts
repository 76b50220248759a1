import type { Dexie } from "dexie";
import { z } from "../../shared/domain/schema";
import { checkRow } from "./record";

/**
 * The one row of `device`: a key that the engine keeps and nobody can export. It boxes what has to be readable before
 * any seat is unlocked (the names on the seat picker), so that a profile holds no personal string in clear. It is no
 * protection against someone who starts this very program; the seats' own keys are.
 */
const deviceRowSchema = z.strictObject({
  version: z.literal(1),
  id: z.literal("device"),
  key: z.custom<CryptoKey>((value) => value instanceof CryptoKey),
});

type DeviceRow = z.infer<typeof deviceRowSchema>;

const tableOf = (database: Dexie) => database.table<DeviceRow, string>("device");

/** This computer's box key; made on the first call. */
export async function deviceKey(database: Dexie): Promise<CryptoKey> {
  const stored = await tableOf(database).get("device");
  return stored ? checkRow("device", deviceRowSchema, stored).key : makeDeviceKey(database);
}

async function makeDeviceKey(database: Dexie): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await database.transaction("rw", tableOf(database), async () => {
    // Window and worker may both be the first; whoever came first wins.
    if (!(await tableOf(database).get("device")))
      await tableOf(database).add({ version: 1, id: "device", key });
  });
  return deviceKey(database);
}
