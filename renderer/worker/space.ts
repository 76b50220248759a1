import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import { dropAllPreviews } from "../storage/preview";
import type { ServiceParts } from "./parts";
import { leastFree } from "./writing-room";

/**
 * Refuses `no-space` unless there is room for the file itself, for what the database writes about it, and for what has to
 * stay free. The small
 * pictures of pages are given up before that.
 */
export async function demandSpace(parts: ServiceParts, source: ByteSource, file: string): Promise<void> {
  const needed = source.size * 1.05 + leastFree;
  const isShort = (free: number | null) => free !== null && free < needed;
  if (!isShort(await parts.freeBytes())) return;
  await dropAllPreviews(parts.database);
  const free = await parts.freeBytes();
  if (isShort(free)) throw new Refused("no-space", file, `${free} bytes are free`);
}
