import { type BigIntStats, close, fstat, open, type Stats, stat } from "node:fs";
import { promisify } from "node:util";
import { type ByteSource, bytesSource } from "../../shared/package/byte-source";
import { joinBytes } from "../../shared/package/bytes";
import { piecesOfDescriptor, readRange } from "./descriptor";
import { oneLine } from "./shown";
import { spool } from "./spool";
import { UsageError } from "./usage";

/** Why a file gives no verdict at all; it is no refusal. */
export type InputFault = "unreadable" | "identity-missing";

/** A file that cannot be judged: the message is Chinese, the exit code 2, and the other files are still judged. */
export class InputError extends UsageError {
  override readonly name = "InputError";

  constructor(
    readonly code: InputFault,
    message: string,
  ) {
    super(message);
  }
}

const standardInput = 0;
/** Up to how many bytes a file is read into memory whole. */
const smallFileBytes = 16 * 1024 * 1024;

/** Where bytes come from: `owned` descriptors are closed when done. */
interface Opened {
  readonly descriptor: number;
  readonly owned: boolean;
}

/**
 * Runs `work` on a file, or for `-` on standard input, and closes it whatever happens. What comes through a pipe is
 * spooled first. Throws an `InputError` where it cannot be opened, is neither file nor pipe, cannot be read, or changed
 * while it was read: whatever `work` found then means nothing.
 */
export async function withInput<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const shown = shownPath(path);
  const opened = await openInput(path, shown);
  try {
    const file = await asFile(opened, path, shown);
    try {
      return await workOn(file.descriptor, shown, work);
    } finally {
      await shut(file);
    }
  } finally {
    await shut(opened);
  }
}

/**
 * All of a small file, or for `-` of standard input, in memory alone: a secret that comes through a pipe is not spooled.
 * Of a larger one, more than `most` bytes. Throws an `InputError` where it cannot be opened or read.
 */
export async function readSecret(path: string, most: number): Promise<Uint8Array> {
  const shown = shownPath(path);
  const opened = await openInput(path, shown);
  try {
    const parts: Uint8Array[] = [];
    for await (const piece of piecesOfDescriptor(opened.descriptor)) {
      parts.push(piece.slice());
      if (parts.reduce((size, part) => size + part.length, 0) > most) break;
    }
    return joinBytes(parts);
  } catch (error) {
    throw cannot("读不出", shown, error);
  } finally {
    await shut(opened);
  }
}

const shownPath = (path: string) => (path === "-" ? "标准输入" : oneLine(path));

const openInput = async (path: string, shown: string): Promise<Opened> =>
  path === "-" ? { descriptor: standardInput, owned: false } : openPath(path, shown);

const shut = ({ descriptor, owned }: Opened): Promise<void> =>
  owned ? promisify(close)(descriptor) : Promise.resolve();

async function openPath(path: string, shown: string): Promise<Opened> {
  try {
    // A device is not even opened: a terminal or a tape would wait for someone.
    refuseOther(await promisify(stat)(path), shown);
    return { descriptor: await promisify(open)(path, "r"), owned: true };
  } catch (error) {
    throw error instanceof InputError ? error : cannot("打不开", shown, error);
  }
}

/** The descriptor of something that can be read anywhere: the file as it is, or what was spooled from a pipe. */
async function asFile(opened: Opened, path: string, shown: string): Promise<Opened> {
  const status = await promisify(fstat)(opened.descriptor);
  if (status.isFile()) return { ...opened, owned: false };
  if (path !== "-") refuseOther(status, shown);
  try {
    return { descriptor: await spool(piecesOfDescriptor(opened.descriptor)), owned: true };
  } catch (error) {
    throw cannot("读不出", shown, error);
  }
}

function refuseOther(status: Stats, shown: string): void {
  if (!status.isFile() && !status.isFIFO()) throw new InputError("unreadable", `${shown} 不是文件。`);
}

async function workOn<T>(
  descriptor: number,
  shown: string,
  work: (source: ByteSource) => Promise<T>,
): Promise<T> {
  let fault: InputError | null = null;
  const before = await status(descriptor);
  const source: ByteSource = {
    size: Number(before.size),
    async read(offset, length, signal) {
      signal?.throwIfAborted();
      try {
        return await readRange(descriptor, offset, length);
      } catch (error) {
        // Whoever reads may turn this into a refusal of the package, which it is not.
        fault ??= cannot("读不出", shown, error);
        throw fault;
      }
    },
  };
  const found = await inMemory(source)
    .then(work)
    .catch((error: unknown) => {
      // The fault is thrown below, unless a change explains it.
      if (error !== fault) throw error;
    });
  const after = await status(descriptor);
  if (before.size !== after.size || before.mtimeNs !== after.mtimeNs)
    throw new InputError("unreadable", `${shown} 在读取时有改动，请等文件存好后再试。`);
  if (fault) throw fault;
  return found as T;
}

/** A small file is read at once: a bundle's many short reads, each a turn of another thread, took a tenth of its time. */
const inMemory = async (file: ByteSource): Promise<ByteSource> =>
  file.size <= smallFileBytes ? bytesSource(await file.read(0, file.size)) : file;

const status = (descriptor: number): Promise<BigIntStats> => promisify(fstat)(descriptor, { bigint: true });

function cannot(what: string, shown: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return new InputError("unreadable", `${what} ${shown}（${code}）。`);
}
