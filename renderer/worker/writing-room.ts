import { Refused } from "../../shared/package/refused";
import type { Result } from "../../shared/refusal";
import type { PackageService } from "./contract";
import type { FreeBytes } from "./free-bytes";
import { outcome } from "./outcome";

/**
 * Writing stops while less than this is free, in bytes. A database that runs into a full disk may be found damaged, and
 * Chromium answers damage by deleting it (electron/electron#41877): so it never gets there by what this program writes.
 */
export const leastFree = 32 * 2 ** 20;

/** How long an answer about the disk holds, in milliseconds: a fast writer does not ask for each entry. */
const answerHolds = 1000;

/**
 * The calls that only read, or that make room, or that must end what was begun, or that ask for the room of a whole file
 * themselves: they go on with a full disk.
 */
const goOn: readonly (keyof PackageService)[] = [
  ...([
    "unlock",
    "unlockWait",
    "keyFileWait",
    "keyHistory",
    "lock",
    "viewBackup",
    "finishBackup",
    "backUpWhole",
    "makeHandover",
    "openExample",
    "ownCard",
    "ownKeys",
    "cards",
  ] as const),
  ...(["previewCard", "signerOf", "rounds", "openRound", "relations", "openReview", "reviewPast"] as const),
  ...(["phrases", "openMaterial", "readMaterial", "closeMaterial", "materialPassword"] as const),
  ...(["materialPreviews", "keepMaterialPreviews", "withdrawnMaterials", "watchMaterials"] as const),
  ...(["exportOutlook", "prepareExport", "giveUpExport", "recordExport", "ledger", "openRecorded"] as const),
  ...(["remembered", "unlockRemembered", "rememberNoMore", "isProven", "prove"] as const),
  ...([
    "removalOutlook",
    "removeRound",
    "ledgerRemovalOutlook",
    "removeLedgerRound",
    "removalNotes",
  ] as const),
  ...(["prepareSeal", "importTask", "openBundle", "restoreBackup", "takeOver"] as const),
];

/** The service, whose calls that write are refused `no-space`, before they begin, while too little is free. */
export function withRoom(service: PackageService, free: FreeBytes): PackageService {
  let known: { readonly free: number | null; readonly at: number } | null = null;
  const demand = async (anew = false) => {
    if (anew || !known || performance.now() - known.at > answerHolds || isShort(known.free))
      known = { free: await free(), at: performance.now() };
    if (isShort(known.free)) throw new Refused("no-space", undefined, `${known.free} bytes are free`);
  };
  const guarded = Object.entries(service).map(([name, call]) => [
    name,
    goOn.includes(name as keyof PackageService) ? call : refusing(call, demand),
  ]);
  return Object.fromEntries(guarded);
}

function refusing(call: (...args: never[]) => Promise<unknown>, demand: (anew?: boolean) => Promise<void>) {
  return async (...args: never[]): Promise<unknown> => {
    const room: Result<void> = await outcome(() => demand());
    if (!room.ok) return room;
    const result = await call(...args);
    if (!isStorageFailure(result)) return result;
    // The disk may have become full behind the last look at it: the engine does not say so itself.
    const left = await outcome(() => demand(true));
    return left.ok ? result : left;
  };
}

function isStorageFailure(result: unknown): boolean {
  const { ok, refusal } = (result ?? {}) as Partial<{ ok: boolean; refusal: { code: string } }>;
  return ok === false && refusal?.code === "storage-failed";
}

const isShort = (free: number | null) => free !== null && free < leastFree;
