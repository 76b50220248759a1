import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import type { ServiceParts } from "./parts";

/** Refuses `no-space` unless there is room for the package itself and for what the database writes about it. */
export async function demandSpace(parts: ServiceParts, source: ByteSource, file: string): Promise<void> {
  const free = await parts.freeBytes();
  if (free !== null && free < source.size * 1.05)
    throw new Refused("no-space", file, `${free} bytes are free`);
}
