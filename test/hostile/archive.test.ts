import { beforeAll, describe, expect, it } from "vitest";
import { entriesOf, putTogether, takeApart, type Workbench } from "../fixtures/bag-workshop";
import { sampleTask } from "../fixtures/packages";
import { type RawEnd, type RawEntry, rawZip } from "../fixtures/raw-zip";
import { piecesBefore, taskAnswer } from "./refused-by";

let bench: Workbench;
beforeAll(async () => {
  bench = await takeApart((await sampleTask()).bytes);
});

const zip = (entries: readonly RawEntry[], end?: RawEnd) => new Uint8Array(rawZip(entries, end));

/** The archive with its first entry changed. */
function first(change: Partial<RawEntry>): Uint8Array {
  const [entry, ...others] = entriesOf(bench);
  if (!entry) throw new Error("no entry");
  return zip([{ ...entry, ...change }, ...others]);
}

/** Both headers of the first entry changed alike. */
const both = (change: NonNullable<RawEntry["local"]>) => first({ local: change, central: change });

const more = (name: string | Buffer, bytes = "x") =>
  zip([...entriesOf(bench), { name, bytes: Buffer.from(bytes) }]);

async function expectRefused(bytes: Uint8Array, code: string): Promise<void> {
  expect(await taskAnswer(bytes)).toBe(code);
  expect(await piecesBefore(bytes)).toEqual([]);
}

describe("an honest archive", () => {
  it("is accepted stored and deflated", async () => {
    expect(await taskAnswer(putTogether(bench))).toBe("accepted");
    expect(await taskAnswer(zip(entriesOf(bench).map((entry) => ({ ...entry, deflate: true }))))).toBe(
      "accepted",
    );
  });

  it("is accepted in any order of its entries", async () => {
    expect(await taskAnswer(zip(entriesOf(bench).reverse()))).toBe("accepted");
  });
});

describe("what is no package", () => {
  it.each([
    ["nothing", ""],
    ["one byte", "P"],
    ["text", "你好"],
    ["a PDF", "%PDF-1.7\n"],
    ["an armoured age file", "-----BEGIN AGE ENCRYPTED FILE-----\n"],
    ["an empty archive", "PK\u0005\u0006".padEnd(22, "\u0000")],
  ])("%s is refused", async (_name, text) => {
    await expectRefused(Buffer.from(text), "not-a-package");
  });
});

describe("an archive with a broken structure", () => {
  const comment = Buffer.from("hello");
  const fakeEnd = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);
  const extra = (id: number, size: number) => {
    const bytes = Buffer.alloc(4 + size);
    bytes.writeUInt16LE(id);
    bytes.writeUInt16LE(size, 2);
    return bytes;
  };
  const cases: [string, () => Uint8Array][] = [
    ["a comment", () => putTogether(bench, { comment })],
    ["a comment with a fake end record", () => putTogether(bench, { comment: fakeEnd })],
    ["two end records", () => putTogether(bench, { trailing: fakeEnd })],
    ["a trailing byte", () => putTogether(bench, { trailing: Buffer.from("x") })],
    ["a gap before the end record", () => putTogether(bench, { betweenDirectoryAndEnd: Buffer.from("x") })],
    ["a missing last byte", () => putTogether(bench).slice(0, -1)],
    ["half of it", () => putTogether(bench).slice(0, 3000)],
    ["fewer entries than there are", () => putTogether(bench, { entries: 3 })],
    ["more entries than there are", () => putTogether(bench, { entries: 99 })],
    ["a directory elsewhere", () => putTogether(bench, { offset: 10 })],
    ["a shorter directory", () => putTogether(bench, { size: 40 })],
    ["Zip64 marks without a record", () => putTogether(bench, { offset: 0xffffffff, entries: 0xffff })],
    ["an encrypted entry", () => both({ flags: 1 })],
    ["a strongly encrypted entry", () => both({ flags: 0x41 })],
    ["a masked header", () => both({ flags: 0x2000 })],
    ["a descriptor", () => both({ flags: 8 })],
    [
      "a descriptor that follows",
      () => first({ local: { flags: 8 }, central: { flags: 8 }, after: Buffer.alloc(16) }),
    ],
    ["an unknown method", () => both({ method: 12 })],
    ["stored with two sizes", () => both({ size: 5 })],
    ["a later version needed", () => both({ version: 51 })],
    ["a time that only one header has", () => first({ local: { time: 5 } })],
    [
      "a name that only one header has",
      () => first({ local: { name: Buffer.from(`${bench.root}/bagit.txx`) } }),
    ],
    ["a size that only one header has", () => first({ central: { size: 3, packed: 3 } })],
    ["a CRC that only one header has", () => first({ central: { crc: 1 } })],
    ["a wrong CRC in both", () => both({ crc: 1 })],
    ["a method that only one header has", () => first({ local: { method: 8 } })],
    ["a gap after an entry", () => first({ after: Buffer.from("x") })],
    ["an overlap", () => first({ central: { offset: 1 } })],
    [
      "two entries at one place",
      () => zip(entriesOf(bench).map((entry) => ({ ...entry, central: { offset: 0 } }))),
    ],
    ["a symlink", () => first({ central: { attributes: 0xa1ff0000 } })],
    ["a device", () => first({ central: { attributes: 0x21ff0000 } })],
    ["a folder by attribute", () => first({ central: { attributes: 0x10 } })],
    ["an unknown file system", () => first({ central: { madeBy: 0x0714 } })],
    ["an entry's comment", () => first({ central: { comment } })],
    [
      "a Unicode path",
      () => first({ local: { extra: extra(0x7075, 9) }, central: { extra: extra(0x7075, 9) } }),
    ],
    [
      "a time stamp field",
      () => first({ local: { extra: extra(0x5455, 5) }, central: { extra: extra(0x5455, 5) } }),
    ],
    ["a Zip64 field without need", () => first({ central: { extra: extra(1, 8) } })],
    ["a Zip64 field with nothing in it", () => first({ central: { extra: extra(1, 0) } })],
    ["a folder entry", () => more(`${bench.root}/data/`, "")],
    ["a folder entry with data", () => more(`${bench.root}/data/`)],
    ["a name twice", () => more(`${bench.root}/bagit.txt`)],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectRefused(make(), "archive-malformed");
  });

  it("bytes before it make it no archive at all", async () => {
    await expectRefused(putTogether(bench, { before: Buffer.from("MZ") }), "not-a-package");
  });
});

describe("an archive beyond the limits", () => {
  const huge = (size: number, name = "data/x.age"): RawEntry => {
    const fields = { method: 8, size };
    return {
      name: `${bench.root}/${name}`,
      bytes: Buffer.alloc(0),
      deflate: true,
      local: fields,
      central: fields,
    };
  };

  it("is refused by ratio", async () => {
    await expectRefused(
      zip([...entriesOf(bench), { ...huge(0), bytes: Buffer.alloc(5_000_000), local: {}, central: {} }]),
      "archive-limit",
    );
  });

  it("is refused by declared size", async () => {
    await expectRefused(zip([...entriesOf(bench), huge(2 ** 31 + 1)]), "archive-limit");
    await expectRefused(zip([...entriesOf(bench), huge(2 ** 24 + 1, "data/round.json")]), "archive-limit");
  });

  it("is refused by the number of its entries", async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      name: `${bench.root}/f${index}`,
      bytes: Buffer.alloc(0),
    }));
    await expectRefused(zip(many), "archive-limit");
  });

  it("does not inflate beyond what was declared", async () => {
    const [entry, ...others] = entriesOf(bench);
    if (!entry) throw new Error("no entry");
    const bytes = Buffer.alloc(54 * 150, "a");
    const lie = { size: 54 };
    await expectRefused(
      zip([{ ...entry, bytes, deflate: true, local: lie, central: lie }, ...others]),
      "archive-malformed",
    );
  });

  it("does not take a damaged deflate stream", async () => {
    const [entry, ...others] = entriesOf(bench);
    if (!entry) throw new Error("no entry");
    const fields = { method: 8 };
    await expectRefused(zip([{ ...entry, local: fields, central: fields }, ...others]), "archive-malformed");
  });
});

describe("a forbidden name", () => {
  const names = [
    ...[
      "../../evil.txt",
      "/etc/passwd",
      "C:/x",
      "data\\x",
      "data//x",
      "./x",
      "data/../x",
      "Data/x.age",
      "bagit.TXT",
    ],
    ...[
      "data/con",
      "data/aux.json",
      "data/nul.age",
      "data/com1.age",
      "data/x.",
      "data/.x",
      "data/a b",
      "data/x\u202efdp.exe",
    ],
    ...[
      "data/caf\u00e9",
      "data/cafe\u0301",
      "data/stra\u00dfe",
      "data/x\u0000",
      "a/b/c/d/e/f/g/h",
      "data/~x",
      "data/x:y",
      "bagit.txt/x",
    ],
  ];
  it.each(names)("%j is refused", async (name) => {
    await expectRefused(more(`${bench.root}/${name}`), "name-forbidden");
  });

  it.each(["/evil", "\\evil", "C:\\evil", "evil.txt", "00000000-0000-4000-8000-000000000000/bagit.txt"])(
    "%j outside the folder is refused",
    async (name) => {
      await expectRefused(more(name), "name-forbidden");
    },
  );

  it("in invalid UTF-8 is refused", async () => {
    await expectRefused(
      more(Buffer.concat([Buffer.from(`${bench.root}/`), Buffer.from([0xff, 0xfe])])),
      "name-forbidden",
    );
  });

  it("longer than 200 bytes is refused", async () => {
    await expectRefused(more(`${bench.root}/${"a".repeat(164)}`), "name-forbidden");
  });

  it("of the folder, other than a UUID in lower case, is refused", async () => {
    for (const root of ["bag", bench.root.toUpperCase(), bench.root.slice(0, -1), `${bench.root}x`]) {
      await expectRefused(putTogether({ ...bench, root }), "name-forbidden");
    }
  });
});
