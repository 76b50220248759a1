import { type Endpoint, proxy, type Remote, wrap } from "comlink";
import { type Result, refuse } from "../../shared/refusal";
import type { ProgressOptions } from "../identity/ports";
import { call } from "../platform/bridge";
import type { RollingBackups } from "../worker/backup-keeper";
import type { WorkProgress } from "../worker/contract";
import type { FreeBytes } from "../worker/free-bytes";
import type { Keychain } from "../worker/remember-contract";
import type { RemoteService, Report } from "../worker/remote-service";
import { BrokenLine } from "./broken-line";
import { keychain } from "./keychain";
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
  readonly #keychain: Keychain | null;
  #started: { readonly service: Service; readonly line: BrokenLine } | null = null;
  #jobs = 0;
  /** Calls, long work and questions to a person that are under way. */
  readonly #under = { calls: 0, work: 0, questions: 0 };
  #waiting: (() => void)[] = [];

  /** `disk` says how much is free on it, `backups` takes them, `keychain` keeps halves: a worker cannot ask the main process. */
  constructor(
    connect: () => Connection,
    disk: FreeBytes | null = null,
    backups: RollingBackups | null = null,
    keychain: Keychain | null = null,
  ) {
    this.#connect = connect;
    this.#disk = disk;
    this.#backups = backups;
    this.#keychain = keychain;
  }

  /** Starts the worker ahead of the first call, so that nobody waits for its code. */
  warmUp(): void {
    this.#start();
  }

  /** One call. */
  call<T>(ask: (service: Service) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#counted("calls", () => this.#send(ask));
  }

  /** Resolves once no call is under way and none was begun by the answer to one; long work does not count. */
  async settled(): Promise<void> {
    do {
      await this.#until(() => this.#under.calls === 0);
      await nextTask();
    } while (this.#under.calls > 0);
  }

  /** Resolves once no long work is under way but such as waits for a person's answer. */
  worked(): Promise<void> {
    return this.#until(() => this.#under.work <= this.#under.questions);
  }

  /** A question of the worker to a person, known as one: work that waits for its answer is no reason to wait. */
  asking<Args extends unknown[], Answer>(
    ask: (...args: Args) => Promise<Answer>,
  ): (...args: Args) => Promise<Answer> {
    return (...args) => this.#counted("questions", () => ask(...args));
  }

  async #counted<T>(what: "calls" | "work" | "questions", run: () => Promise<T>): Promise<T> {
    this.#under[what] += 1;
    this.#tell();
    try {
      return await run();
    } finally {
      this.#under[what] -= 1;
      this.#tell();
    }
  }

  async #until(is: () => boolean): Promise<void> {
    while (!is()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #tell(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }

  async #send<T>(ask: (service: Service) => Promise<Result<T>>): Promise<Result<T>> {
    const { service, line } = this.#start();
    try {
      return await line.wait(ask(service));
    } catch (error) {
      return refuse("internal", undefined, error instanceof Error ? error.name : typeof error);
    }
  }

  /** One call that takes a while: it tells its progress under the window's own word for it, and ends when stopped. */
  run<T>(
    options: ProgressOptions,
    stage: string,
    ask: (service: Service, id: number, report: Report) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#counted("work", () => this.#work(options, stage, ask));
  }

  async #work<T>(
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
      return await this.#send((service) => ask(service, id, report));
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
    if (this.#keychain) service.attachKeychain(proxy(this.#keychain)).catch(() => undefined);
    this.#started = { service, line: new BrokenLine(failed) };
    return this.#started;
  }
}

/** Lets what an answer set off be begun. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

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
export const packages = new PackageClient(startWorker, freeOnDisk, rollingBackups, keychain);
