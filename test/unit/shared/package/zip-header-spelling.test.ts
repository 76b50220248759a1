import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import { utf8 } from "../../../../shared/package/bytes";
import { Refused } from "../../../../shared/package/refused";
import { readZip } from "../../../../shared/package/zip-read";
import { type HeaderFields, type RawEntry, rawZip } from "../../../fixtures/raw-zip";

const text = utf8("one ".repeat(50));

/** What the reader says of an archive of two files whose headers say `change`, and the second's `second` besides. */
async function answer(change: Headers, second: Headers = {}, patch?: (bytes: Buffer) => void) {
  const entries = [change, { ...change, ...second }].map((fields, index): RawEntry => {
    const { deflate, madeBy, attributes, ...both } = fields;
    const central = { ...both, ...(madeBy === undefined ? {} : { madeBy }) };
    return {
      ...{ name: `x/${index}.txt`, bytes: text, deflate: deflate ?? false, local: both },
      central: { ...central, ...(attributes === undefined ? {} : { attributes }) },
    };
  });
  const bytes = rawZip(entries);
  patch?.(bytes);
  return readBy(new Uint8Array(bytes));
}

async function readBy(bytes: Uint8Array): Promise<string> {
  try {
    await readZip(bytesSource(bytes));
    return "accepted";
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

type Headers = Partial<HeaderFields> & { deflate?: boolean; madeBy?: number; attributes?: number };

describe("what ZIP writers may say of themselves", () => {
  it.each<[string, Headers]>([
    ["ours", { madeBy: 0x032d, attributes: 0x81a40000 }],
    ["the vectors' writer", { madeBy: 0x0314, attributes: 0x81a40000, flags: 0x0800 }],
    ["Python in memory", { madeBy: 0x0314, attributes: 0x01800000 }],
    ["Python from a disk", { madeBy: 0x0314, attributes: 0x81b40000, deflate: true }],
    ["zip.js", { madeBy: 0x0300, attributes: 0x81a40000, deflate: true }],
    ["fflate", { madeBy: 0x0014, attributes: 0, deflate: true }],
    ["JSZip", { madeBy: 0x0014, attributes: 0, version: 10 }],
    ["Windows", { madeBy: 0x0014, attributes: 0x20, deflate: true }],
    ["7-Zip", { madeBy: 0x003f, attributes: 0x20, version: 10 }],
    ["Info-ZIP of binary files", { madeBy: 0x031e, attributes: 0x81a40000, version: 10 }],
  ])("%s is taken", async (_name, headers) => {
    expect(await answer(headers)).toBe("accepted");
  });

  it.each<[string, Headers]>([
    ["a writer's version that is none", { madeBy: 0x032c }],
    ["another file system", { madeBy: 0x072d }],
    ["a version needed that no entry needs", { version: 21 }],
    ["Zip64 needed without a Zip64 field", { version: 45 }],
    ["a deflated entry that an old reader could read", { version: 10, deflate: true }],
    ["a word about the effort of deflating", { flags: 2, deflate: true }],
    ["a word about the effort of storing", { flags: 2 }],
    ["a file that runs as its owner", { attributes: 0x89ed0000 }],
    ["a sticky file", { attributes: 0x83a40000 }],
    ["a hidden file", { attributes: 2 }],
    ["a read-only file", { attributes: 1 }],
    ["attributes that mean nothing", { attributes: 0x81a40100 }],
  ])("%s is refused", async (_name, headers) => {
    expect(await answer(headers)).toBe("archive-malformed");
  });

  it.each<[string, Headers, Headers]>([
    ["version", { madeBy: 0x0314 }, { madeBy: 0x032d }],
    ["file system", { madeBy: 0x0314 }, { madeBy: 0x0014 }],
    ["permissions", { attributes: 0x81a40000 }, { attributes: 0x81800000 }],
    ["alphabet of names", { flags: 0 }, { flags: 0x0800 }],
  ])(
    "entries of one archive that differ in the %s of their writer are refused",
    async (_name, one, other) => {
      expect(await answer(one)).toBe("accepted");
      expect(await answer({ ...one, ...other })).toBe("accepted");
      expect(await answer(one, other)).toBe("archive-malformed");
    },
  );

  it("internal attributes are refused: no reader needs them, and nobody signs them", async () => {
    for (const [at, value] of [
      [36, 1],
      [37, 0x80],
    ] as const) {
      const marked = (bytes: Buffer) => void bytes.writeUInt8(value, bytes.indexOf("PK\u0001\u0002") + at);
      expect(await answer({}, {}, marked)).toBe("archive-malformed");
    }
  });
});

describe("what a Zip64 end record says of its writer", () => {
  /** A small archive with Zip64 end records of the given writer. */
  function wide(madeBy: number, needed: number): Uint8Array {
    const plain = rawZip([{ name: "x/a.txt", bytes: text, central: { madeBy: 0x032d } }]);
    const end = plain.length - 22;
    const [size, offset] = [plain.readUInt32LE(end + 12), plain.readUInt32LE(end + 16)];
    const record = Buffer.alloc(76);
    record.write("PK\u0006\u0006", 0, "latin1");
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(madeBy, 12);
    record.writeUInt16LE(needed, 14);
    record.writeBigUInt64LE(1n, 24);
    record.writeBigUInt64LE(1n, 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    record.write("PK\u0006\u0007", 56, "latin1");
    record.writeBigUInt64LE(BigInt(end), 64);
    record.writeUInt32LE(1, 72);
    return new Uint8Array(Buffer.concat([plain.subarray(0, end), record, plain.subarray(end)]));
  }

  it("is what its entries say, and the version that Zip64 needs", async () => {
    expect(await readBy(wide(0x032d, 45))).toBe("accepted");
    for (const [madeBy, needed] of [
      [0x0314, 45],
      [0x002d, 45],
      [0x032c, 45],
      [0x032d, 20],
      [0x032d, 46],
    ] as const) {
      expect(await readBy(wide(madeBy, needed))).toBe("archive-malformed");
    }
  });
});
