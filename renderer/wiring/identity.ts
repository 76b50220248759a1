import { accept, type Result, refuse } from "../../shared/refusal";
import type {
  AcceptedCard,
  IdentityPorts,
  MissingSeats,
  ProgressOptions,
  Saved,
  SeatSummary,
} from "../identity/ports";
import { Settling } from "../identity/settling";
import { call } from "../platform/bridge";
import { declareDatabase } from "../storage/database";
import { readSeat, readSeats, type Seat } from "../storage/seat";
import type { FileToSave } from "../worker/contract";
import { createBackupPorts } from "./backups";
import { createHandoverPorts } from "./handover";
import { chooseFile, workSource } from "./incoming";
import { createKeyPorts } from "./keys";
import { packages } from "./package-client";
import { PrintedRecovery } from "./printed-recovery";
import { createRememberPorts } from "./remember";
import { removalPorts } from "./removals";
import { saveFile } from "./saving";

/** The identity screens' ports. The list of seats is read in the window itself, so that the first screen waits for no worker. */
export function createIdentityPorts(): IdentityPorts {
  const database = declareDatabase();
  const arrived = async (opening: Promise<Result<SeatSummary>>) => {
    const brought = await opened(opening);
    if (brought.ok) await noteSeats((await readSeats(database)).map(summaryOf));
    return brought;
  };
  return {
    seats: async () => {
      const seats = (await readSeats(database)).map(summaryOf);
      requestIdleCallback(() => packages.warmUp(), { timeout: 500 });
      return seats;
    },
    missingSeats,
    forgetSeats: () => call("seats:forget", null),
    createSeat: async (seat) => {
      const created = await opened(packages.call((service) => service.createSeat(seat)));
      // The seat is there whether or not the main process can note it: it logs why, and is told again at the next start.
      if (created.ok) await noteSeats((await readSeats(database)).map(summaryOf));
      return created;
    },
    unlock: (seatId, passphrase) => opened(packages.call((service) => service.unlock(seatId, passphrase))),
    unlockWait: async (seatId) => {
      const wait = await packages.call((service) => service.unlockWait(seatId));
      return wait.ok ? wait.value : 0;
    },
    recoverSeat: (seatId, code, passphrase) =>
      opened(packages.call((service) => service.recoverSeat(seatId, code, passphrase))),
    recoveryMadeAt: async (seatId) => (await readSeat(database, seatId))?.recovery?.madeAt ?? null,
    changePassphrase: (before, after) => packages.call((service) => service.changePassphrase(before, after)),
    makeRecovery: (passphrase) => packages.call((service) => service.makeRecovery(passphrase)),
    PrintedRecovery,
    removals: removalPorts,
    printOnPaper: () => call("print:paper", null),
    openExample,
    settling: new Settling(),
    worked: () => packages.worked(),
    settled: () => packages.settled(),
    lock: async () => {
      await packages.call(async (service) => accept(await service.lock()));
      await call("seat:locked", null);
    },
    finishBackup: async () => {
      await packages.call((service) => service.finishBackup());
    },
    exportCard: async () => saved("jpcard", await packages.call((service) => service.ownCard())),
    exportKeys: async () => saved("age", await packages.call((service) => service.ownKeys())),
    cards: listCards,
    previewCard: (file) => packages.call((service) => service.previewCard(workSource(file))),
    acceptCard: (preview) => packages.call((service) => service.acceptCard(preview.compact)),
    withdrawCard: (kid, reason) => packages.call((service) => service.withdrawCard(kid, reason)),
    signerOf: (file) => packages.call((service) => service.signerOf(workSource(file))),
    chooseFile,
    remember: createRememberPorts((opening) => opened(opening)),
    backups: createBackupPorts(async () => {
      await noteSeats((await readSeats(database)).map(summaryOf));
    }),
    keys: createKeyPorts(arrived),
    handover: createHandoverPorts(arrived),
    // The window itself shows whose seat is open.
    seatChanged: () => {},
  };
}

/** Tells the main process how many seats of people there are: it remembers that outside the database. */
function noteSeats(seats: readonly SeatSummary[]) {
  return call("seats:note", { seats: seats.filter(({ example }) => !example).length });
}

async function missingSeats(seats: readonly SeatSummary[]): Promise<MissingSeats | null> {
  const noted = noteSeats(seats);
  if (seats.some(({ example }) => !example)) return null; // the lock need not wait
  const result = await noted;
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.detail ?? ""}`);
  return result.value.missing;
}

async function openExample(options: ProgressOptions): Promise<Result<SeatSummary>> {
  const shipped = await call("example:open", null);
  if (!shipped.ok) return shipped;
  const { task, bureauCard, expertKeys } = shipped.value;
  const example = { task: workSource({ from: "bridge", ...task }), bureauCard, expertKeys };
  const result = await packages.run(options, "正在准备示例", (service, id, report) =>
    service.openExample(id, report, example),
  );
  await call("files:close", { token: task.token });
  return opened(Promise.resolve(result));
}

/** Once a seat is open there is something to keep: the engine is asked not to clear it away when the disk gets full. */
async function opened<T>(opening: Promise<Result<T>>): Promise<Result<T>> {
  const result = await opening;
  if (result.ok && !(await navigator.storage.persist()))
    await call("log:write", { level: "warn", code: "storage-not-persistent", detail: "" });
  return result;
}

async function listCards(): Promise<readonly AcceptedCard[]> {
  const cards = await packages.call((service) => service.cards());
  if (!cards.ok) throw new Error(`${cards.refusal.code}: ${cards.refusal.detail ?? ""}`);
  return cards.value;
}

async function saved(kind: "jpcard" | "age", file: Result<FileToSave>): Promise<Result<Saved>> {
  return file.ok ? saveFile(kind, file.value.suggestedName, file.value.bytes) : refuse(file.refusal.code);
}

function summaryOf({ id, role, name, organisation, fingerprint, example }: Seat): SeatSummary {
  return { id, role, name, organisation, fingerprint, example };
}
