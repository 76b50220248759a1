import { randomUUID } from "node:crypto";
import { close, constants, openSync, unlinkSync, write } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { mostBytes } from "../../shared/package/limits";

/** The most bytes of one file of ours: what an archive may hold, and room for what lies around it. */
export const mostInputBytes = mostBytes + 64 * 1024 * 1024;

/** What libuv takes for FILE_FLAG_DELETE_ON_CLOSE: Windows cannot remove the name of an open file. */
const deletedOnClose = process.platform === "win32" ? 0x40 : 0;

/**
 * Copies what comes in order into a private temporary file and gives its descriptor, for whoever wants to read anywhere.
 * The file loses its name as soon as it is open: it is gone with the descriptor, whatever signal ends the process. After
 * `most` bytes one more is taken, as a sign that there was too much, and the rest is left unread. Throws what the disk
 * throws.
 */
export async function spool(pieces: AsyncIterable<Uint8Array>, most = mostInputBytes): Promise<number> {
  const descriptor = openNameless();
  try {
    let size = 0;
    for await (const piece of pieces) {
      const taken = piece.subarray(0, most + 1 - size);
      await writeAll(descriptor, taken, size);
      size += taken.length;
      if (size > most) break;
    }
    return descriptor;
  } catch (error) {
    await promisify(close)(descriptor);
    throw error;
  }
}

function openNameless(): number {
  const path = join(tmpdir(), `jiangping-${randomUUID()}`);
  const { O_RDWR, O_CREAT, O_EXCL } = constants;
  const descriptor = openSync(path, O_RDWR | O_CREAT | O_EXCL | deletedOnClose, 0o600);
  if (!deletedOnClose) unlinkSync(path);
  return descriptor;
}

async function writeAll(descriptor: number, piece: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < piece.length; ) {
    const rest = piece.length - written;
    written += (await promisify(write)(descriptor, piece, written, rest, position + written)).bytesWritten;
  }
}
