import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import { utf8 } from "../../../../shared/package/bytes";
import { Refused } from "../../../../shared/package/refused";
import { readZip } from "../../../../shared/package/zip-read";
import { extraField, type HeaderFields, type RawEntry, rawZip, zip64Data } from "../../../fixtures/raw-zip";

const text = utf8("one ".repeat(50));

/** What the reader says of an archive of two files whose headers say `change`, and the second's `second` besides. */
async function answer(change: Headers, second: Headers = {}) {
  const entries = [change, { ...change, ...second }].map((fields, index): RawEntry => {
    const { deflate = false, madeBy, attributes, internal, ...both } = fields;
    const alone = Object.entries({ madeBy, attributes, internal }).filter(([, value]) => value !== undefined);
    return {
      ...{ name: `x/${index}.txt`, bytes: text, deflate, local: both },
      central: { ...both, ...Object.fromEntries(alone) },
    };
  });
  return readBy(new Uint8Array(rawZip(entries)));
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

type Headers = Partial<HeaderFields> & {
  deflate?: boolean;
  madeBy?: number;
  attributes?: number;
  internal?: number;
};

const [ours, python, infoZip] = [{ madeBy: 0x032d }, { madeBy: 0x0314 }, { madeBy: 0x031e }];

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
    ["Info-ZIP of binary files", { ...infoZip, version: 10 }],
    ["Info-ZIP of texts", { ...infoZip, version: 10, internal: 1 }],
    ["Info-ZIP of texts, at its best", { ...infoZip, deflate: true, flags: 2, internal: 1 }],
    ["Info-ZIP in a hurry", { ...infoZip, deflate: true, flags: 6 }],
    ["Info-ZIP of what did not become smaller", { ...infoZip, version: 10, flags: 2 }],
    ["Info-ZIP of what nobody may write", { ...infoZip, attributes: 0x81240001 }],
    ["Java of stored files", { madeBy: 10, attributes: 0, version: 10, flags: 0x0800 }],
  ])("%s is taken", async (_name, headers) => {
    expect(await answer(headers)).toBe("accepted");
  });

  it.each<[string, Headers]>([
    ["a writer's version that is none", { madeBy: 0x032c }],
    ["another file system", { madeBy: 0x072d }],
    ["a version needed that no entry needs", { version: 21 }],
    ["Zip64 needed without a Zip64 field", { version: 45 }],
    ["a deflated entry that an old reader could read", { version: 10, deflate: true }],
    ["a word about what a method never had", { flags: 0x10 }],
    ["a file that runs as its owner", { attributes: 0x89ed0000 }],
    ["a sticky file", { attributes: 0x83a40000 }],
    ["a hidden file", { attributes: 2 }],
    ["attributes that mean nothing", { attributes: 0x81a40100 }],
    ["internal attributes that mean nothing", { internal: 2 }],
    ["internal attributes of a mainframe", { internal: 0x8001 }],
  ])("%s is refused, whoever wrote it", async (_name, headers) => {
    for (const writer of [ours, python, infoZip])
      expect(await answer({ ...writer, ...headers })).toBe("archive-malformed");
  });

  it.each<[string, Headers]>([
    ["other permissions", { attributes: 0x81800000 }],
    ["no system's attributes", { attributes: 0 }],
    ["a read-only file", { attributes: 0x81a40001 }],
    ["an archived file", { attributes: 0x81a40020 }],
    ["a text", { internal: 1 }],
    ["an effort", { flags: 2, deflate: true }],
    ["the alphabet of names", { flags: 0x0800 }],
  ])(
    "%s, which we never say, is refused in an archive of ours, be it of one file or of all",
    async (_name, headers) => {
      const plain = { ...ours, deflate: headers.deflate ?? false };
      expect(await answer(plain)).toBe("accepted");
      expect(await answer({ ...plain, ...headers })).toBe("archive-malformed");
      expect(await answer(plain, headers)).toBe("archive-malformed");
    },
  );

  it.each<[string, Headers]>([
    ["permissions", { attributes: 0x81800000 }],
    ["a text", { internal: 1 }],
    ["an effort", { flags: 2, deflate: true }],
  ])("%s is each file's own matter in an archive of another's", async (_name, headers) => {
    for (const writer of [python, infoZip]) expect(await answer(writer, headers)).toBe("accepted");
  });

  it.each<[string, Headers, Headers]>([
    ["version", python, infoZip],
    ["version, one of them ours", python, ours],
    ["version, most of them ours", ours, python],
    ["file system", python, { madeBy: 0x0014 }],
    ["alphabet of names", python, { flags: 0x0800 }],
  ])(
    "entries of one archive that differ in the %s of their writer are refused",
    async (_name, one, other) => {
      expect(await answer(one)).toBe("accepted");
      expect(await answer({ ...one, ...other })).toBe("accepted");
      expect(await answer(one, other)).toBe("archive-malformed");
    },
  );

  it("an entry with a Zip64 field may be of a later version than Python's others, and of no other writer", async () => {
    const extra = extraField(1, zip64Data(text.length, text.length));
    const wide = { version: 45, size: 0xffffffff, packed: 0xffffffff, extra };
    expect(await answer(python, { ...wide, ...ours })).toBe("accepted");
    expect(await answer(python, wide)).toBe("accepted");
    expect(
      await answer(
        { ...python, ...wide },
        { ...ours, ...wide, extra: Buffer.alloc(0), size: text.length, packed: text.length, version: 20 },
      ),
    ).toBe("archive-malformed");
    for (const other of [infoZip, { madeBy: 0x002d }])
      expect(await answer(python, { ...wide, ...other })).toBe("archive-malformed");
  });
});

describe("what a Zip64 end record says of its writer", () => {
  /** A small archive of a writer's with Zip64 end records of another's, perhaps. */
  const wide = (entries: number, madeBy: number, needed: number) =>
    readBy(
      new Uint8Array(
        rawZip([{ name: "x/a.txt", bytes: text, central: { madeBy: entries } }], {
          zip64: { madeBy, needed },
        }),
      ),
    );

  it("is what its entries say, and the version that Zip64 needs", async () => {
    expect(await wide(0x032d, 0x032d, 45)).toBe("accepted");
    for (const [madeBy, needed] of [
      [0x0314, 45],
      [0x002d, 45],
      [0x032c, 45],
      [0x032d, 20],
      [0x032d, 46],
    ] as const)
      expect(await wide(0x032d, madeBy, needed)).toBe("archive-malformed");
  });

  it("is that version alone where Python wrote it", async () => {
    for (const madeBy of [0x002d, 0x0314]) expect(await wide(0x0314, madeBy, 45)).toBe("accepted");
    for (const madeBy of [0x032d, 0x0014, 0x031e])
      expect(await wide(0x0314, madeBy, 45)).toBe("archive-malformed");
  });
});
