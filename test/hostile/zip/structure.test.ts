import { describe, it } from "vitest";
import { type Bytes, joinBytes, utf8 } from "../../../shared/package/bytes";
import {
  honestEntries,
  honestRoot,
  withEnd,
  withEntry,
  withEvery,
  withFirst,
  withFirstOfPython,
  withName,
  zipOf,
} from "../../fixtures/archives";
import { changedTask, honest } from "../../fixtures/honest";
import { crcOf, type HeaderFields } from "../../fixtures/raw-zip";
import {
  expectBagRefused,
  expectBundleRefused,
  expectTaskAnswer,
  expectTaskRefused,
} from "../expect-refused";

type Case = readonly [name: string, make: () => Promise<Bytes>];

const fakeEnd = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);
const x = Buffer.from("x");

describe("an honest archive", () => {
  it("is accepted stored and deflated, in any order of its entries, and another's with words of its own", async () => {
    const entries = await honestEntries();
    await expectTaskAnswer(zipOf(entries), "accepted");
    await expectTaskAnswer(zipOf([...entries].reverse()), "accepted");
    await expectTaskAnswer(zipOf(entries.map((entry) => ({ ...entry, deflate: true }))), "accepted");
    for (const central of [{ internal: 1 }, { attributes: 0x81240001 }]) {
      await expectTaskAnswer(await withFirstOfPython({ central }), "accepted");
      await expectTaskRefused(await withFirst({ central }), "archive-malformed");
    }
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
    ["a part of a split archive", "PK\u0007\u0008PK\u0003\u0004"],
    ["a 7z archive", "7z\u00bc\u00af'\u001c"],
    ["a gzip file", "\u001f\u008b\u0008"],
    ["a program", "MZ\u0090\u0000"],
  ])("%s is refused", async (_name, text) => {
    await expectTaskRefused(new Uint8Array(Buffer.from(text, "latin1")), "not-a-package");
    await expectBundleRefused(new Uint8Array(Buffer.from(text, "latin1")), "not-a-package");
  });

  it("a package of the other kind, or a card, is refused", async () => {
    const { task, bundle, taskBench } = await honest();
    await expectTaskRefused(bundle, "not-a-package");
    await expectBundleRefused(task.bytes, "not-a-package");
    const card = taskBench.files.get("bureau.jpcard") ?? utf8("");
    await expectTaskRefused(card, "not-a-package");
    await expectBundleRefused(card, "not-a-package");
  });

  it("an archive with bytes before it is refused, with and without its offsets moved", async () => {
    await expectTaskRefused(await withEnd({ before: Buffer.from("MZ") }), "not-a-package");
    const unmoved = joinBytes([utf8("#!/bin/sh\n"), await withEnd({})]);
    await expectTaskRefused(unmoved, "not-a-package");
  });
});

describe("the ends of an archive", () => {
  const cases: Case[] = [
    ["with an archive before it", async () => joinBytes([await withEnd({}), await withEnd({})])],
    [
      "with a local header before it that no one lists",
      async () => joinBytes([zipOf([{ name: "x", bytes: x }]).subarray(0, 32), await withEnd({})]),
    ],
    ["with a trailing byte", () => withEnd({ trailing: x })],
    ["with a trailing newline", () => withEnd({ trailing: Buffer.from("\n") })],
    ["with an archive after it", async () => joinBytes([await withEnd({}), zipOf([])])],
    ["with a comment", () => withEnd({ comment: Buffer.from("hello") })],
    [
      "that announces a comment and has none",
      async () => joinBytes([(await withEnd({})).slice(0, -2), new Uint8Array([5, 0])]),
    ],
    ["with a comment that looks like an end record", () => withEnd({ comment: fakeEnd })],
    [
      "with a comment that ends in an end record of no entries",
      () => withEnd({ comment: Buffer.concat([x, fakeEnd]) }),
    ],
    [
      "with a comment that is a whole other archive",
      async () => withEnd({ comment: Buffer.from(zipOf([{ name: "x", bytes: x }])) }),
    ],
    ["with two end records", () => withEnd({ trailing: fakeEnd })],
    [
      "with the same end record twice",
      async () => joinBytes([await withEnd({}), (await withEnd({})).slice(-22)]),
    ],
    [
      "with an end record of no entries before the true one",
      () => withEnd({ betweenDirectoryAndEnd: fakeEnd }),
    ],
    ["with a gap before the end record", () => withEnd({ betweenDirectoryAndEnd: x })],
    ["without its last byte", async () => (await withEnd({})).slice(0, -1)],
    ["without its end record", async () => (await withEnd({})).slice(0, -22)],
    ["cut in the directory", async () => (await withEnd({})).slice(0, -100)],
    ["cut in a file", async () => (await withEnd({})).slice(0, 3000)],
    ["cut after its first header", async () => (await withEnd({})).slice(0, 40)],
    ["with fewer entries than there are", () => withEnd({ entries: 3 })],
    ["with more entries than there are", () => withEnd({ entries: 99 })],
    ["with no entries", () => withEnd({ entries: 0 })],
    ["with fewer entries on this disk", () => withEnd({ here: 3 })],
    ["with its directory elsewhere", () => withEnd({ offset: 10 })],
    ["with its directory at the beginning", () => withEnd({ offset: 0 })],
    ["with its directory beyond the end", () => withEnd({ offset: 0xfffffffe })],
    ["with a shorter directory", () => withEnd({ size: 40 })],
    ["with a longer directory", () => withEnd({ size: 0x7fffffff })],
    ["on another disk", () => withEnd({ disk: 1 })],
    ["with its directory on another disk", () => withEnd({ directoryDisk: 1 })],
    [
      "with a hidden file between its entries and its directory",
      async () => {
        const entries = await honestEntries();
        const last = entries.length - 1;
        const hidden = Buffer.from(zipOf([{ name: "hidden", bytes: x }]).subarray(0, 37));
        return withEntry(last, () => ({ after: hidden }));
      },
    ],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectTaskRefused(await make(), "archive-malformed");
  });

  it("of a bundle's archive are held to the same", async () => {
    const { bag } = await honest();
    await expectBagRefused(joinBytes([bag, utf8("x")]), "archive-malformed");
    await expectBagRefused(bag.slice(0, -1), "archive-malformed");
    await expectBagRefused(joinBytes([utf8("x"), bag]), "not-a-package");
  });
});

describe("an entry whose local and central header disagree", () => {
  type Lie = Partial<HeaderFields>;
  const lies: [string, Lie][] = [
    ["in the version needed", { version: 10 }],
    ["in a later version needed", { version: 63 }],
    ["in the flags (encrypted)", { flags: 1 }],
    ["in the flags (descriptor)", { flags: 8 }],
    ["in the flags (UTF-8)", { flags: 0x800 }],
    ["in the method", { method: 8 }],
    ["in the time", { time: 5 }],
    ["in the date", { date: 0x5921 }],
    ["in the CRC", { crc: 1 }],
    ["in the packed size", { packed: 3 }],
    ["in the size", { size: 3 }],
    ["in both sizes", { packed: 3, size: 3 }],
    ["in sizes of zero", { packed: 0, size: 0 }],
  ];
  it.each(lies)("%s is refused, whichever lies", async (_name, lie) => {
    await expectTaskRefused(await withFirst({ local: lie }), "archive-malformed");
    await expectTaskRefused(await withFirst({ central: lie }), "archive-malformed");
  });

  it("in the name is refused, whichever lies", async () => {
    const root = await honestRoot();
    for (const name of [
      `${root}/bagit.txx`,
      `${root}/bagit.txt\u0000`,
      `${root}/`,
      "",
      "../../../etc/passwd",
    ]) {
      await expectTaskRefused(await withFirst({ local: { name: Buffer.from(name) } }), "archive-malformed");
    }
    const central = await withFirst({ central: { name: Buffer.from(`${root}/bagit.txx`) } });
    await expectTaskRefused(central, "archive-malformed");
  });

  it("in an extra field is refused", async () => {
    const extra = Buffer.from([1, 0, 0, 0]);
    await expectTaskRefused(await withFirst({ local: { extra } }), "archive-malformed");
    await expectTaskRefused(await withFirst({ central: { extra } }), "archive-malformed");
  });
});

describe("entries that do not follow one another", () => {
  const cases: Case[] = [
    ["with a gap after one", () => withFirst({ after: x })],
    ["overlapping by a byte", () => withEntry(1, () => ({ central: { offset: 1 } }))],
    ["overlapping: one inside another's data", () => withFirst({ central: { offset: 40 } })],
    ["all at one place", () => withEvery(() => ({ central: { offset: 0 } }))],
    ["two at one place", () => withEntry(1, () => ({ central: { offset: 0 } }))],
    [
      "beginning in the directory",
      async () => withFirst({ central: { offset: (await withEnd({})).length - 60 } }),
    ],
    ["beginning beyond the end", () => withFirst({ central: { offset: 0x7fffffff } })],
    ["on another disk", () => withFirst({ central: { disk: 1 } })],
    [
      "quoting another's data as a kernel of a bomb",
      async () => {
        const entries = await honestEntries();
        const size = 30 + Buffer.byteLength(String(entries[1]?.name)) + (entries[1]?.bytes.length ?? 0);
        const grown = (entries[0]?.bytes.length ?? 0) + size;
        return withFirst({ local: { packed: grown, size: grown }, central: { packed: grown, size: grown } });
      },
    ],
  ];
  it.each(cases)("%s are refused", async (_name, make) => {
    await expectTaskRefused(await make(), "archive-malformed");
  });
});

describe("an entry of a kind that has no place in a package", () => {
  // An archive of ours is held to our writer's words: what is forbidden to all is seen in another's.
  const both = (change: Partial<HeaderFields>) => () => withFirstOfPython({ local: change, central: change });
  const descriptor = (crc: number, size: number, signed: boolean) => {
    const bytes = Buffer.alloc(signed ? 16 : 12);
    if (signed) bytes.writeUInt32LE(0x08074b50);
    bytes.writeUInt32LE(crc, bytes.length - 12);
    bytes.writeUInt32LE(size, bytes.length - 8);
    bytes.writeUInt32LE(size, bytes.length - 4);
    return bytes;
  };
  const described = (after: (bytes: Uint8Array) => Buffer, local: Partial<HeaderFields>) => () =>
    withEntry(0, ({ bytes }) => ({
      local: { flags: 8, ...local },
      central: { flags: 8 },
      after: after(bytes),
    }));
  const zero = { crc: 0, packed: 0, size: 0 };
  const cases: Case[] = [
    ["encrypted", both({ flags: 1 })],
    ["strongly encrypted", both({ flags: 0x41 })],
    ["encrypted by AES (method 99)", both({ flags: 1, method: 99 })],
    ["with a masked header", both({ flags: 0x2000 })],
    ["with an enhanced method", both({ flags: 0x10 })],
    ["with a patch's flag", both({ flags: 0x20 })],
    ["announcing a descriptor that is not there", both({ flags: 8 })],
    ["with an honest descriptor", described((bytes) => descriptor(crcOf(bytes), bytes.length, true), zero)],
    [
      "with a descriptor without a signature",
      described((bytes) => descriptor(crcOf(bytes), bytes.length, false), zero),
    ],
    [
      "with a descriptor that lies about the size",
      described((bytes) => descriptor(crcOf(bytes), 3, true), zero),
    ],
    [
      "with a descriptor that lies about the CRC",
      described((bytes) => descriptor(1, bytes.length, true), zero),
    ],
    [
      "with a descriptor that contradicts its header",
      described((bytes) => descriptor(crcOf(bytes), 3, true), {}),
    ],
    [
      "with a descriptor that nothing announces",
      () => withEntry(0, ({ bytes }) => ({ after: descriptor(crcOf(bytes), bytes.length, true) })),
    ],
    ["imploded", both({ method: 6 })],
    ["of Deflate64", both({ method: 9 })],
    ["of bzip2", both({ method: 12 })],
    ["of LZMA", both({ method: 14 })],
    ["of Zstandard", both({ method: 93 })],
    ["of an unknown method", both({ method: 0xffff })],
    ["stored with two sizes", both({ size: 5 })],
    ["of a later version", both({ version: 51 })],
    ["with a CRC that is not its bytes'", both({ crc: 1 })],
    ["of an unknown file system", () => withFirst({ central: { madeBy: 0x0714 } })],
    ["of a Macintosh", () => withFirst({ central: { madeBy: 0x1314 } })],
    ["with a comment", () => withFirst({ central: { comment: Buffer.from("hello") } })],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectTaskRefused(await make(), "archive-malformed");
  });

  it.each([
    ["a symlink", 0o120777],
    ["a character device", 0o020666],
    ["a block device", 0o060666],
    ["a pipe", 0o010666],
    ["a socket", 0o140666],
    ["a folder by mode", 0o040755],
    ["an unknown type", 0o170644],
    ["run as its owner (setuid)", 0o104755],
    ["run as its group (setgid)", 0o102755],
    ["sticky", 0o101755],
  ])("%s is refused, alone and throughout", async (_name, mode) => {
    const attributes = (mode << 16) >>> 0;
    await expectTaskRefused(await withFirst({ central: { attributes } }), "archive-malformed");
    await expectTaskRefused(await withFirstOfPython({ central: { attributes } }), "archive-malformed");
    const python = { madeBy: 0x0314, attributes };
    await expectTaskRefused(await withEvery(() => ({ central: python })), "archive-malformed");
  });

  it.each([
    ["a folder", 0x10],
    ["a volume's name", 0x08],
    ["a Windows link", 0x400],
  ])("%s by its attributes of DOS is refused, alone and throughout", async (_name, attributes) => {
    await expectTaskRefused(await withFirst({ central: { attributes } }), "archive-malformed");
    await expectTaskRefused(await withFirstOfPython({ central: { attributes } }), "archive-malformed");
    const dos = { madeBy: 20, attributes };
    await expectTaskRefused(await withEvery(() => ({ central: dos })), "archive-malformed");
  });

  it("a folder entry, with and without data, is refused", async () => {
    const root = await honestRoot();
    for (const name of [`${root}/`, `${root}/data/`, `${root}/keys/`, `${root}/data/applications/a1/`]) {
      await expectTaskRefused(await withName(name, ""), "archive-malformed");
      await expectTaskRefused(await withName(name, "data"), "archive-malformed");
    }
  });

  it("a file that is a folder's name, renamed to one, is refused", async () => {
    const bytes = await changedTask((bench) => {
      const text = bench.files.get("bagit.txt") ?? utf8("");
      bench.files.delete("bagit.txt");
      bench.files.set("bagit.txt/", text);
    });
    await expectTaskRefused(bytes, "archive-malformed");
  });
});

describe("a deflated entry", () => {
  const deflated = (change: Partial<HeaderFields>) =>
    withEntry(0, () => ({ deflate: true, local: change, central: change }));

  it("whose stream is damaged is refused", async () => {
    await expectTaskRefused(
      await withFirst({ local: { method: 8 }, central: { method: 8 } }),
      "archive-malformed",
    );
  });

  it.each([1, 53, 55, 60])("that says to be %i bytes and is 54 is refused", async (size) => {
    await expectTaskRefused(await deflated({ size }), "archive-malformed");
  });

  it("that says to be empty is refused", async () => {
    await expectTaskRefused(await deflated({ size: 0 }), "archive-malformed");
  });
});
