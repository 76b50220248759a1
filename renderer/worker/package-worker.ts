import { expose } from "comlink";
import { declareDatabase } from "../storage/database";
import { localInstant } from "./local-instant";
import { createPackageService } from "./package-service";
import { remoteService } from "./remote-service";

// The worker's entry. It exposes the service at once: a message that came before somebody listens would be lost.
const service = createPackageService({
  database: declareDatabase(),
  now: () => localInstant(new Date()),
  newId: () => crypto.randomUUID(),
  freeBytes,
  quietTime: 2000,
});
expose(remoteService(service));

async function freeBytes(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : quota - usage;
}
