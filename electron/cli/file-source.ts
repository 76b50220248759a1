import { type FileHandle, open } from "node:fs/promises";
import type { ByteSource } from "../../shared/package/byte-source";
import { UsageError } from "./arguments";

/** A file on disk as a source; whoever opens it closes it. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a file for random reads. Throws a `UsageError` where it cannot be opened or is no file. */
export async function openFile(path: string): Promise<FileSource> {
  const handle = await openHandle(path);
  const status = await handle.stat();
  if (!status.isFile()) {
    await handle.close();
    throw new UsageError(`${path} 不是文件。`);
  }
  return {
    size: status.size,
    read: (offset, length, signal) => readRange(handle, offset, length, signal),
    close: () => handle.close(),
  };
}

async function openHandle(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw new UsageError(`打不开 ${path}（${(error as NodeJS.ErrnoException).code ?? String(error)}）。`);
  }
}

async function readRange(handle: FileHandle, offset: number, length: number, signal?: AbortSignal) {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new Error("the file became shorter while it was read");
    filled += bytesRead;
  }
  return bytes;
}

/** Runs `work` on an open file and closes it whatever happens. */
export async function withFile<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const source = await openFile(path);
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}
