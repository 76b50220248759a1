import { type Endpoint, proxy, type Remote, wrap } from "comlink";
import { type Result, refuse } from "../../shared/refusal";
import type { ProgressOptions } from "../identity/ports";
import { call } from "../platform/bridge";
import type { RollingBackups } from "../worker/backup-keeper";
import type { WorkProgress } from "../worker/contract";
import type { FreeBytes } from "../worker/free-bytes";
import type { RemoteService, Report } from "../worker/remote-service";
import { BrokenLine } from "./broken-line";
import { rollingBackups } from "./rolling-backups";

/** The worker's service as the window calls it. */
export type Service = Remote<RemoteService>;

/** The line to a worker; `failed` rejects when the worker itself breaks, and never resolves. */
export interface Connection {
  readonly endpoint: Endpoint;
  readonly failed: Promise<never>;
}

/**
 * The window's side of the package worker. It starts with the first call. No call rejects: where the worker itself
 * fails, each gets a refusal instead of waiting for ever.
 */
export class PackageClient {
  readonly #connect: () => Connection;
  readonly #disk: FreeBytes | null;
  readonly #backups: RollingBackups | null;
  #started: { readonly service: Service; readonly line: BrokenLine } | null = null;
  #jobs = 0;

  /** `disk` says how much is free on it, `backups` takes them: a worker cannot ask the main process. */
  constructor(
    connect: () => Connection,
    disk: FreeBytes | null = null,
    backups: RollingBackups | null = null,
  ) {
    this.#connect = connect;
    this.#disk = disk;
    this.#backups = backups;
  }

  /** Starts the worker ahead of the first call, so that nobody waits for its code. */
  warmUp(): void {
    this.#start();
  }

  /** One call. */
  async call<T>(ask: (service: Service) => Promise<Result<T>>): Promise<Result<T>> {
    const { service, line } = this.#start();
    try {
      return await line.wait(ask(service));
    } catch (error) {
      return refuse("internal", undefined, error instanceof Error ? error.name : typeof error);
    }
  }

  /** One call that takes a while: it tells its progress under the window's own word for it, and ends when stopped. */
  async run<T>(
    { onProgress, signal }: ProgressOptions,
    stage: string,
    ask: (service: Service, id: number, report: Report) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (signal.aborted) return refuse("cancelled");
    const id = ++this.#jobs;
    const report = proxy(({ done, total }: WorkProgress) => onProgress({ done, total, stage }));
    const stop = () => void this.call(async (service) => ({ ok: true, value: await service.cancel(id) }));
    signal.addEventListener("abort", stop, { once: true });
    try {
      return await this.call((service) => ask(service, id, report));
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  #start() {
    if (this.#started) return this.#started;
    const { endpoint, failed } = this.#connect();
    const service = wrap<RemoteService>(endpoint);
    // A worker that breaks has no use for the answer; whoever calls hears of it.
    if (this.#disk) service.attachDisk(proxy(this.#disk)).catch(() => undefined);
    if (this.#backups) service.attachBackups(proxy(this.#backups)).catch(() => undefined);
    this.#started = { service, line: new BrokenLine(failed) };
    return this.#started;
  }
}

function startWorker(): Connection {
  const worker = new Worker(new URL("../worker/package-worker.ts", import.meta.url), { type: "module" });
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
  });
  return { endpoint: worker, failed };
}

async function freeOnDisk(): Promise<number | null> {
  const free = await call("disk:free", null);
  return free.ok ? free.value.bytes : null;
}

/** The program's one worker. */
export const packages = new PackageClient(startWorker, freeOnDisk, rollingBackups);
