import { describe, it } from "vitest";
import { withEnd, withEntry, withEvery, withFirst } from "../../fixtures/archives";
import { extraField, type RawEnd, type RawEntry, type Zip64Fields, zip64Data } from "../../fixtures/raw-zip";
import { expectTaskAnswer, expectTaskRefused } from "../expect-refused";

const in64 = 0xffffffff;

/** An entry whose sizes stand in a Zip64 field. */
const wide = (entry: RawEntry, more: Partial<RawEntry["local"]> = {}): Partial<RawEntry> => {
  const data = zip64Data(entry.bytes.length, entry.bytes.length);
  const said = { version: 45, size: in64, packed: in64, extra: extraField(1, data), ...more };
  return { local: said, central: said };
};

describe("Zip64 where it is not needed", () => {
  it("is accepted in the end record, in an entry, and in all", async () => {
    await expectTaskAnswer(await withEnd({ zip64: {} }), "accepted");
    await expectTaskAnswer(await withEntry(0, wide), "accepted");
    await expectTaskAnswer(await withEvery(wide), "accepted");
  });
});

describe("a Zip64 end record that lies", () => {
  const lies: [string, Partial<Zip64Fields>][] = [
    ["about its signature", { signature: 0x06064b51 }],
    ["about its own size, smaller", { recordSize: 43 }],
    ["about its own size, larger", { recordSize: 45 }],
    ["about its own size, hugely", { recordSize: 2 ** 53 - 1 }],
    ["about the version needed", { needed: 20 }],
    ["about its writer", { madeBy: 0x031e }],
    ["about its disk", { disk: 1 }],
    ["about the directory's disk", { directoryDisk: 1 }],
    ["about the entries here", { here: 3 }],
    ["about the entries in all", { entries: 3 }],
    ["about both numbers of entries", { here: 3, entries: 3 }],
    ["about the directory's size", { size: 40 }],
    ["about the directory's offset", { offset: 10 }],
    ["about the locator's signature", { locator: 0x07064b51 }],
    ["about the locator's disk", { locatorDisk: 1 }],
    ["about where it is", { locatorOffset: 0 }],
    ["about where it is, beyond the end", { locatorOffset: 2 ** 53 - 1 }],
    ["about the number of disks", { disks: 2 }],
  ];
  it.each(lies)("%s is refused", async (_name, zip64) => {
    await expectTaskRefused(await withEnd({ zip64 }), "archive-malformed");
  });

  it("about more entries than there may be is refused by their number", async () => {
    for (const entries of [20_001, 65_535, 65_536, 2 ** 53 - 1])
      await expectTaskRefused(await withEnd({ zip64: { here: entries, entries } }), "archive-limit");
  });

  it("in numbers that JavaScript does not hold is refused", async () => {
    for (const field of ["entries", "size", "offset", "locatorOffset", "recordSize"])
      await expectTaskRefused(await withEnd({ zip64: { [field]: 2 ** 63 } }), "archive-malformed");
  });

  const shorts: [string, RawEnd][] = [
    ["entries", { entries: 3 }],
    ["size", { size: 40 }],
    ["offset", { offset: 10 }],
  ];
  it.each(shorts)("against the short record in %s is refused", async (_name, end) => {
    await expectTaskRefused(await withEnd({ zip64: {}, ...end }), "archive-malformed");
  });

  it("by not being there is refused", async () => {
    for (const end of [
      { offset: in64 },
      { entries: 0xffff },
      { size: in64 },
      { offset: in64, entries: 0xffff },
    ])
      await expectTaskRefused(await withEnd(end), "archive-malformed");
  });

  it("with bytes between it and its locator or the end is refused", async () => {
    const gap = { zip64: {}, betweenDirectoryAndEnd: Buffer.from("x") };
    await expectTaskRefused(await withEnd(gap), "archive-malformed");
  });
});

describe("a Zip64 field that lies", () => {
  const size = (entry: RawEntry) => entry.bytes.length;
  const fields: [string, (entry: RawEntry) => Partial<RawEntry>][] = [
    [
      "in its size",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry) + 1, size(entry))) }),
    ],
    [
      "in its packed size",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry), size(entry) + 1)) }),
    ],
    ["in both sizes", (entry) => wide(entry, { extra: extraField(1, zip64Data(3, 3)) })],
    [
      "in its own length",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry), size(entry)), 8) }),
    ],
    [
      "in a length beyond the header",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry), size(entry)), 0xffff) }),
    ],
    [
      "by holding one value for two",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry))) }),
    ],
    [
      "by holding a value more",
      (entry) => wide(entry, { extra: extraField(1, zip64Data(size(entry), size(entry), 0)) }),
    ],
    ["by holding nothing", (entry) => wide(entry, { extra: extraField(1, Buffer.alloc(0)) })],
    ["by not being there", (entry) => wide(entry, { extra: Buffer.alloc(0) })],
    [
      "by being there twice",
      (entry) => {
        const field = extraField(1, zip64Data(size(entry), size(entry)));
        return wide(entry, { extra: Buffer.concat([field, field]) });
      },
    ],
    [
      "by holding what nobody asked for",
      (entry) => {
        const said = { version: 45, extra: extraField(1, zip64Data(size(entry), size(entry))) };
        return { local: said, central: said };
      },
    ],
    ["in one header only", (entry) => ({ local: wide(entry).local ?? {} })],
    ["in a version that does not know it", (entry) => wide(entry, { version: 20 })],
    ["in a number of 64 bits", (entry) => wide(entry, { extra: extraField(1, zip64Data(2 ** 63, 2 ** 63)) })],
    [
      "about where its entry is",
      () => ({ central: { offset: in64, version: 45, extra: extraField(1, zip64Data(1)) } }),
    ],
  ];
  it.each(fields)("%s is refused", async (_name, change) => {
    await expectTaskRefused(await withEntry(1, change), "archive-malformed");
  });
});

describe("an extra field", () => {
  const unicodePath = (name: string) => {
    const data = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)]);
    return extraField(0x7075, data);
  };
  const ids: [string, Buffer][] = [
    ["with a Unicode path that is the name", unicodePath("bagit.txt")],
    ["with a Unicode path that is another name", unicodePath("evil.exe")],
    ["with a Unicode comment", extraField(0x6375, Buffer.alloc(6))],
    ["with a time stamp", extraField(0x5455, Buffer.alloc(5))],
    ["with times of NTFS", extraField(0x000a, Buffer.alloc(32))],
    ["with an owner", extraField(0x7875, Buffer.alloc(11))],
    ["of old Unix, which may hold a link", extraField(0x000d, Buffer.alloc(12))],
    ["of AES", extraField(0x9901, Buffer.alloc(7))],
    ["of an executable archive of Java", extraField(0xcafe, Buffer.alloc(0))],
    ["that pads", extraField(0xd935, Buffer.alloc(2))],
    ["of an unknown kind", extraField(0xffff, Buffer.alloc(3))],
    ["that is cut off", Buffer.from([1])],
    ["of zeros", Buffer.alloc(4)],
    ["of 65,535 bytes", Buffer.alloc(65_535)],
  ];
  it.each(ids)("%s is refused in both headers and in either", async (_name, extra) => {
    await expectTaskRefused(await withFirst({ local: { extra }, central: { extra } }), "archive-malformed");
    await expectTaskRefused(await withFirst({ local: { extra } }), "archive-malformed");
    await expectTaskRefused(await withFirst({ central: { extra } }), "archive-malformed");
  });
});
