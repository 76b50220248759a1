import { type Part, partAt } from "./layer";

const shared = [
  ["needed", 2],
  ["flags", 2],
  ["method", 2],
  ["time", 2],
  ["date", 2],
  ["crc", 4],
  ["packed", 4],
  ["size", 4],
] as const;
const sizesOfText = [
  ["nameSize", 2],
  ["extraSize", 2],
] as const;
const local = [["signature", 4], ...shared, ...sizesOfText] as const;
const central = [
  ...[["signature", 4] as const, ["madeBy", 2] as const, ...shared, ...sizesOfText],
  ...[["commentSize", 2] as const, ["disk", 2] as const, ["internal", 2] as const],
  ...[["external", 4] as const, ["offset", 4] as const],
] as const;
const end = [
  ...[["signature", 4] as const, ["disk", 2] as const, ["directoryDisk", 2] as const],
  ...[["entriesHere", 2] as const, ["entries", 2] as const, ["size", 4] as const],
  ...[["offset", 4] as const, ["commentSize", 2] as const],
] as const;

const named = (record: string, fields: readonly Part[]): Part[] =>
  fields.map(([name, size]) => [`${record}.${name}`, size]);

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) + u16(bytes, at + 2) * 65_536;

/** The name of the field, `local.crc`, that each byte of an honest archive without extra fields lies in. */
export function zipFieldAt(archive: Uint8Array): (at: number) => string {
  const parts: Part[] = [];
  let at = 0;
  for (; u32(archive, at) === 0x04034b50; at += 30 + u16(archive, at + 26) + u32(archive, at + 18)) {
    const name: Part = ["local.name", u16(archive, at + 26)];
    const size = u32(archive, at + 18);
    parts.push(...named("local", local), name, ["data", size - 1], ["lastOfData", 1]);
  }
  for (; u32(archive, at) === 0x02014b50; at += 46 + u16(archive, at + 28)) {
    parts.push(...named("central", central), ["central.name", u16(archive, at + 28)]);
  }
  return partAt([...parts, ...named("end", end)]);
}

/** A field that both headers of an entry have, and where it begins in each. */
export interface SharedField {
  readonly name: string;
  readonly size: number;
  readonly local: number;
  readonly central: number;
}

/** The fields that the two headers of each entry of an honest archive share, the names among them. */
export function sharedFields(archive: Uint8Array): SharedField[] {
  const fields: SharedField[] = [];
  let header = u32(archive, archive.length - 6);
  for (; u32(archive, header) === 0x02014b50; header += 46 + u16(archive, header + 28)) {
    const localHeader = u32(archive, header + 42);
    let skip = 4;
    for (const [name, size] of shared) {
      fields.push({ name, size, local: localHeader + skip, central: header + 2 + skip });
      skip += size;
    }
    fields.push({
      name: "name",
      size: u16(archive, header + 28),
      local: localHeader + 30,
      central: header + 46,
    });
  }
  return fields;
}
