import { type ProxyMarked, releaseProxy, transfer } from "comlink";
import type { AskPassphrase } from "../../shared/package/package-identity";
import type { Result } from "../../shared/refusal";
import type { BackupPlace, RollingBackups } from "./backup-keeper";
import type { AskChoice } from "./choice-contract";
import type { Job, PackageService, TakeBytes, WorkProgress } from "./contract";
import type { FreeBytes, Room } from "./free-bytes";
import { Jobs } from "./jobs";
import type { BundleView } from "./ledger-contract";
import type { Keychain } from "./remember-contract";
import type { KeychainPlace } from "./remembering";

/** The calls that take a while and can be stopped. */
type LongCall =
  | "openExample"
  | "prepareExport"
  | "openBundle"
  | "openRecorded"
  | "recheckBundles"
  | "restoreBackup"
  | "backUpWhole"
  | "makeHandover"
  | "takeOver";

/** How progress comes back over the worker's boundary. */
export type Report = ((progress: WorkProgress) => void) & Partial<ProxyMarked>;

/** How a question comes to the window. */
export type RemoteAsk = AskPassphrase & Partial<ProxyMarked>;
/** How the question which of two packages counts comes to the window. */
export type RemoteChoice = AskChoice & Partial<ProxyMarked>;

/** What replaces a `Job` over the boundary: the caller's number, which `cancel` takes, and where progress goes. */
type OverTheBoundary<Call> = Call extends (...args: [...infer Before, infer _Job]) => infer Reply
  ? (id: number, report: Report, ...args: Before) => Reply
  : never;

/** The service as the worker exposes it. */
export type RemoteService = Omit<PackageService, LongCall | "importTask"> & {
  [Name in LongCall]: OverTheBoundary<PackageService[Name]>;
} & {
  importTask(
    id: number,
    report: Report,
    ...args: [source: Parameters<PackageService["importTask"]>[0], ask?: RemoteAsk, choose?: RemoteChoice]
  ): ReturnType<PackageService["importTask"]>;
  cancel(id: number): Promise<void>;
  /** Says whom the worker asks how much is free on the disk. */
  attachDisk(disk: FreeBytes & Partial<ProxyMarked>): Promise<void>;
  /** Says where rolling backups go. */
  attachBackups(files: RollingBackups & Partial<ProxyMarked>): Promise<void>;
  /** Says how the system's keychain is reached. */
  attachKeychain(chain: Keychain & Partial<ProxyMarked>): Promise<void>;
};

/**
 * Puts the service behind a worker's boundary: jobs become numbers, large bytes are handed over instead of copied, and
 * `room` hears of the disk, `backups` of where they go, `keychain` of the system's.
 */
export function remoteService(
  service: PackageService,
  room?: Room,
  backups?: BackupPlace,
  keychain?: KeychainPlace,
): RemoteService {
  const jobs = new Jobs();
  const long =
    <Args extends unknown[], Reply>(
      call: (...args: [...Args, Parameters<PackageService["openBundle"]>[1]]) => Promise<Reply>,
    ) =>
    async (id: number, report: Report, ...args: Args): Promise<Reply> => {
      try {
        return await jobs.run(id, report, (job) => call(...args, job));
      } finally {
        release(report);
      }
    };
  return {
    ...service,
    openExample: long(service.openExample),
    importTask: async (id, report, source, ask, choose) => {
      try {
        const importing = (job: Job) =>
          service.importTask(source, { ...job, askPassphrase: ask, askChoice: choose });
        return await long(importing)(id, report);
      } finally {
        for (const question of [ask, choose]) if (question) release(question);
      }
    },
    prepareExport: long(async (...args: Parameters<PackageService["prepareExport"]>) =>
      handOver(await service.prepareExport(...args), ({ bytes }) => [bytes]),
    ),
    openBundle: long(async (...args: Parameters<PackageService["openBundle"]>) =>
      handOver(await service.openBundle(...args), formsIn),
    ),
    openRecorded: long(async (...args: Parameters<PackageService["openRecorded"]>) =>
      handOver(await service.openRecorded(...args), formsIn),
    ),
    recheckBundles: long(service.recheckBundles),
    readMaterial: async (...args) => handOver(await service.readMaterial(...args), (bytes) => [bytes]),
    cancel: async (id) => jobs.cancel(id),
    restoreBackup: long(service.restoreBackup),
    backUpWhole: async (id, report, take) => {
      try {
        return await long(service.backUpWhole)(id, report, take);
      } finally {
        release(take);
      }
    },
    makeHandover: async (id, report, request, take) => {
      try {
        return await long(service.makeHandover)(id, report, request, take);
      } finally {
        release(take);
      }
    },
    takeOver: long(service.takeOver),
    attachDisk: async (disk) => room?.attachDisk(disk),
    attachBackups: async (files) => backups?.attach(files),
    attachKeychain: async (chain) => keychain?.attach(chain),
    lock: async () => {
      // Work that went on would go on with the keys.
      jobs.cancelAll();
      await service.lock();
    },
  };
}

const formsIn = ({ reviews }: BundleView) => reviews.map((each) => each.opinionPdf);

function handOver<T>(
  result: Result<T>,
  bytesIn: (value: T) => readonly Uint8Array<ArrayBuffer>[],
): Result<T> {
  if (!result.ok) return result;
  return transfer(
    result,
    bytesIn(result.value).map((bytes) => bytes.buffer),
  );
}

/** Lets go of a callback of the window, which otherwise lives until both sides are collected. */
function release(callback: Report | RemoteAsk | RemoteChoice | TakeBytes): void {
  const proxied = callback as typeof callback & { [releaseProxy]?: () => void };
  proxied[releaseProxy]?.();
}
