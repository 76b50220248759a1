import type { LineReply, LineRequest } from "../../shared/ipc";
import type { ByteSource } from "../../shared/package/byte-source";
import { StorageRefusal } from "../storage/failure";
import type { Bytes, WorkSource } from "./contract";

/** The most bytes that are asked for at once; the contract's `mostLineBytes`, whose schemas the worker need not load. */
export const mostAskedBytes = 8 * 1024 * 1024;

/** Reads a file that the main process opened over its line. Throws a `StorageRefusal` `storage-failed` where that fails. */
export class LineSource implements ByteSource {
  readonly size: number;
  readonly #port: MessagePort;
  readonly #name: string;
  readonly #waiting = new Map<number, (reply: LineReply) => void>();
  #last = 0;

  constructor(source: Extract<WorkSource, { from: "line" }>) {
    this.size = source.size;
    this.#name = source.name;
    this.#port = source.port;
    this.#port.onmessage = ({ data }: MessageEvent<LineReply>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
  }

  /** As `ByteSource` says. */
  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    signal?.throwIfAborted();
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new RangeError("a read outside the file");
    if (length === 0) return new Uint8Array(0);
    if (length <= mostAskedBytes) return this.#ask(offset, length, signal);
    const whole = new Uint8Array(length);
    for (let at = 0; at < length; at += mostAskedBytes)
      whole.set(await this.#ask(offset + at, Math.min(mostAskedBytes, length - at), signal), at);
    return whole;
  }

  async #ask(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    const request: LineRequest = { id: ++this.#last, offset, length };
    const { bytes } = await this.#replyTo(request, signal);
    if (bytes?.length !== length)
      throw new StorageRefusal("storage-failed", this.#name, `${bytes?.length ?? "none"} of ${length} bytes`);
    return bytes;
  }

  #replyTo(request: LineRequest, signal?: AbortSignal): Promise<LineReply> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#waiting.delete(request.id);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#waiting.set(request.id, (reply) => {
        signal?.removeEventListener("abort", stop);
        resolve(reply);
      });
      this.#port.postMessage(request);
    });
  }
}
