import { expose } from "comlink";
import { declareDatabase } from "../storage/database";
import { BackupPlace } from "./backup-keeper";
import { engineShare, Room } from "./free-bytes";
import { localInstant } from "./local-instant";
import { createPackageService } from "./package-service";
import { KeychainPlace } from "./remembering";
import { remoteService } from "./remote-service";

// The worker's entry. It exposes the service at once: a message that came before somebody listens would be lost.
const room = new Room(engineShare);
const place = new BackupPlace();
const keychain = new KeychainPlace();
const service = createPackageService({
  database: declareDatabase(),
  now: () => localInstant(new Date()),
  newId: () => crypto.randomUUID(),
  freeBytes: room.free,
  quietTime: 2000,
  backups: { place },
  keychain,
});
expose(remoteService(service, room, place, keychain));
