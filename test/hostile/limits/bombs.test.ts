import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../shared/package/byte-source";
import { joinBytes, utf8 } from "../../../shared/package/bytes";
import { verifyReview } from "../../../shared/package/verify-review";
import { honestEntries, honestRoot, withMore, zipOf } from "../../fixtures/archives";
import { entriesOf, restore } from "../../fixtures/bag-workshop";
import { sparseSource } from "../../fixtures/counted-source";
import { changedTask, honest, reviewBench, taskBench, toBureau } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { type RawEnd, type RawEntry, rawZip } from "../../fixtures/raw-zip";
import { acceptedOf } from "../../unit/renderer/worker/desk-fixture";
import { expectBagRefused, expectTaskRefused } from "../expect-refused";
import { mostMemoryOver } from "./memory";

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** What a verification may take over what was in use before. The bombs here are 400 MiB and more. */
const bound = 200 * MiB;

/** A deflate stream of zeros, `mebibytes` long when it is inflated: a thousandth of that as it is. */
function deflatedZeros(mebibytes: number): Buffer {
  // Each run refers to nothing before it, so runs can follow one another; an empty last block ends them.
  const run = deflateRawSync(Buffer.alloc(MiB), { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([...Array.from({ length: mebibytes }, () => run), deflateRawSync(Buffer.alloc(0))]);
}

/** An entry that inflates to `mebibytes` of zeros and says that it is `size` bytes. */
function bomb(name: string, mebibytes: number, size: number): RawEntry {
  const bytes = deflatedZeros(mebibytes);
  const said = { method: 8, size };
  return { name, bytes, local: said, central: said };
}

/** The most that the header of a deflated entry may say. */
const mostSaid = (mebibytes: number) => deflatedZeros(mebibytes).length * 200;

const aMaterial = "data/applications/a1/m1.age";

describe("a bomb by ratio", () => {
  it("of 400 MiB that says so is refused before a byte of it is inflated", async () => {
    const bytes = await withMore(bomb(`${await honestRoot()}/data/applications/a1/m9.age`, 400, 400 * MiB));
    const over = await mostMemoryOver(() => expectTaskRefused(bytes, "archive-limit"));
    expect(over).toBeLessThan(bound);
  });

  it("in a bundle is refused as well", async () => {
    const bench = await reviewBench();
    const form = bomb(`${bench.root}/data/reviews/a3/opinion.pdf`, 400, 400 * MiB);
    const bytes = zipOf([...entriesOf(bench), form]);
    const over = await mostMemoryOver(() => expectBagRefused(bytes, "archive-limit"));
    expect(over).toBeLessThan(bound);
  });

  it("of 400 MiB that says to be 80 is not inflated where nothing lists it", async () => {
    const name = `${await honestRoot()}/data/applications/a1/m9.age`;
    const bytes = await withMore(bomb(name, 400, mostSaid(400)));
    const over = await mostMemoryOver(() => expectTaskRefused(bytes, "file-unlisted"));
    expect(over).toBeLessThan(bound);
  });

  it("of 400 MiB that says to be 80, in a place that the bureau signed, stops at what it said", async () => {
    const name = `${await honestRoot()}/${aMaterial}`;
    const entries = (await honestEntries()).map((entry) =>
      entry.name === name ? bomb(name, 400, mostSaid(400)) : entry,
    );
    const over = await mostMemoryOver(() => expectTaskRefused(zipOf(entries), "archive-malformed"));
    expect(over).toBeLessThan(bound);
  });

  it("in a file that is read whole stops at what it said", async () => {
    const name = `${await honestRoot()}/signature.jws`;
    const entries = (await honestEntries()).map((entry) =>
      entry.name === name ? bomb(name, 400, 16 * MiB) : entry,
    );
    const over = await mostMemoryOver(() => expectTaskRefused(zipOf(entries), "archive-malformed"));
    expect(over).toBeLessThan(bound);
  });
});

describe("a bomb by count", () => {
  /** An archive of one empty file that its directory lists `count` times. */
  async function listed(count: number, end: RawEnd = {}) {
    const one = rawZip([{ name: `${await honestRoot()}/f`, bytes: Buffer.alloc(0) }]);
    const local = (one.length - 22 - 16) / 2;
    const header = one.subarray(local, one.length - 22);
    const directory = Buffer.concat(Array.from({ length: count }, () => header));
    const where = { size: directory.length, offset: local };
    const zip64 = end.zip64 && {
      zip64: { ...where, here: count, entries: count, locatorOffset: local + directory.length },
    };
    const before = Buffer.concat([one.subarray(0, local), directory]);
    return new Uint8Array(
      rawZip([], { entries: count & 0xffff, ...(end.zip64 ? {} : where), ...end, ...zip64, before }),
    );
  }

  it("of 20,001 entries is refused", async () => {
    await expectTaskRefused(await listed(20_001), "archive-limit");
    await expectTaskRefused(await listed(65_534), "archive-limit");
  });

  it("of 65,535 entries without a Zip64 record is refused as malformed, with one by its number", async () => {
    await expectTaskRefused(await listed(65_535), "archive-malformed");
    await expectTaskRefused(await listed(65_535, { zip64: {} }), "archive-limit");
  });

  it("of 65,536 entries, which 16 bits call none, is refused", async () => {
    await expectTaskRefused(await listed(65_536), "archive-malformed");
    await expectTaskRefused(await listed(65_536, { zip64: {}, entries: 0xffff }), "archive-limit");
    await expectTaskRefused(await listed(65_536, { zip64: {}, entries: 0 }), "archive-malformed");
  });

  it("of 2,000 entries that all say to be 2 GiB is refused by its size", async () => {
    const root = await honestRoot();
    const said = { method: 8, packed: (2 * GiB) / 200 + 1, size: 2 * GiB };
    const entries = Array.from({ length: 2_000 }, (_, index) => ({
      ...{ name: `${root}/f${index}`, bytes: Buffer.alloc(0), central: said },
    }));
    await expectTaskRefused(zipOf(entries), "archive-limit");
  });
});

describe("a bomb by size", () => {
  /** An archive of one stored file of zeros, of any size, that nobody has to store. */
  async function sparse(name: string, size: number) {
    const header = Buffer.from(
      rawZip([{ name, bytes: Buffer.alloc(0), local: { packed: size, size, crc: 0 } }]),
    );
    const local = header.subarray(0, 30 + name.length);
    const central = Buffer.from(
      rawZip([{ name, bytes: Buffer.alloc(0), central: { packed: size, size, crc: 0 } }], {
        offset: local.length + size,
      }),
    ).subarray(local.length);
    const whole = local.length + size + central.length;
    return sparseSource(whole, [
      { at: 0, bytes: local },
      { at: local.length + size, bytes: central },
    ]);
  }

  it("of one file of 2 GiB and a byte is refused from its directory alone", async () => {
    const source = await sparse(`${await honestRoot()}/data/applications/a1/m1.age`, 2 * GiB + 1);
    const over = await mostMemoryOver(() => expectTaskRefused(source, "archive-limit"));
    expect(over).toBeLessThan(64 * MiB);
  });

  it("of a document of 16 MiB and what age adds, and a byte, is refused", async () => {
    const most = 16 * MiB + 16 * 1024;
    const root = await honestRoot();
    await expectTaskRefused(await sparse(`${root}/data/round.json.age`, most + 1), "archive-limit");
    await expectTaskRefused(await sparse(`${root}/data/round.json`, 16 * MiB + 1), "archive-limit");
  });

  it("of 16 GiB and a byte in all is refused from its directory alone", async () => {
    const root = await honestRoot();
    const { source } = await archiveOf16GiB(root, 1);
    const over = await mostMemoryOver(() => expectTaskRefused(source, "archive-limit"));
    expect(over).toBeLessThan(64 * MiB);
  });

  it("of 16 GiB in all is not refused for that", async () => {
    const { source } = await archiveOf16GiB(await honestRoot(), 0);
    await expectTaskRefused(source, "file-missing");
  });

  it("of a signature, a card or a manifest of 16 MiB and a byte is refused", async () => {
    for (const path of ["signature.jws", "bureau.jpcard", "manifest-sha256.txt", "bag-info.txt"]) {
      const bytes = await changedTask(async (bench, bureau) => {
        bench.files.set(path, new Uint8Array(16 * MiB + 1));
        if (path === "bureau.jpcard" || path === "bag-info.txt") await restore(bench, bureau.keys);
      });
      await expectTaskRefused(bytes, "archive-limit");
    }
  });
});

/** Eight stored files of 2 GiB, of which the last has `more` bytes more than fits in 16 GiB with the others. */
async function archiveOf16GiB(root: string, more: number) {
  const sizes = [...Array.from({ length: 8 }, () => 2 * GiB - 8), 64 + more];
  const names = sizes.map((_, index) => `${root}/data/applications/a1/m${index}.age`);
  const patches: { at: number; bytes: Uint8Array }[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [index, size] of sizes.entries()) {
    const name = names[index] ?? "";
    const fields = { packed: size, size, crc: 0, version: at >= 0xffffffff ? 45 : 20 };
    const wide = at >= 0xffffffff;
    const offsetField = Buffer.alloc(12);
    offsetField.writeUInt16LE(1);
    offsetField.writeUInt16LE(8, 2);
    offsetField.writeBigUInt64LE(BigInt(at), 4);
    const central = wide ? { offset: 0xffffffff, extra: offsetField } : { offset: at };
    const one = rawZip([{ name, bytes: Buffer.alloc(0), local: fields, central: { ...fields, ...central } }]);
    const local = one.subarray(0, 30 + name.length);
    directory.push(one.subarray(local.length, one.length - 22));
    patches.push({ at, bytes: local });
    at += local.length + size;
  }
  const whole = Buffer.concat(directory);
  const end = rawZip([], {
    zip64: {
      here: sizes.length,
      entries: sizes.length,
      size: whole.length,
      offset: at,
      locatorOffset: at + whole.length,
    },
  });
  const tail = joinBytes([whole, end]);
  patches.push({ at, bytes: tail });
  return { source: sparseSource(at + tail.length, patches) };
}

describe("a bomb by nesting", () => {
  /** An archive in an archive in an archive, each of sixteen. */
  function nested(depth: number): Buffer {
    const inner = depth === 0 ? Buffer.alloc(MiB) : nested(depth - 1);
    const entries = Array.from({ length: 16 }, (_, index) => ({
      name: `${index}.zip`,
      bytes: inner,
      deflate: true,
    }));
    return rawZip(entries);
  }

  it("in the place of a printed form is bytes to the bureau, and nothing is unpacked", async () => {
    const { expert, bureau } = await people();
    const bench = await reviewBench();
    const bomb = new Uint8Array(nested(3));
    bench.files.set("data/reviews/a1/opinion.pdf", bomb);
    await restore(bench, expert.keys);
    const bytes = await toBureau(zipOf(entriesOf(bench)));
    const over = await mostMemoryOver(async () => {
      const cards = [bureau.trusted, expert.trusted];
      const { identity } = bureau.keys;
      const verified = acceptedOf(await verifyReview({ source: bytesSource(bytes), cards, identity }));
      const form = verified.files.find((file) => file.path === "data/reviews/a1/opinion.pdf");
      expect(form?.bytes).toBe(bomb.length);
    });
    expect(over).toBeLessThan(bound);
  });

  it("as a package in a package, and as an age file in an age file, is refused", async () => {
    const { task, bundle } = await honest();
    const inner = await changedTask((bench) => void bench.files.set("data/inner.zip", task.bytes));
    await expectTaskRefused(inner, "file-unlisted");
    await expectBagRefused(bundle, "not-a-package");
    await expectBagRefused(await toBureau(await toBureau(utf8("x"))), "not-a-package");
  });
});

describe("files that are read whole", () => {
  it("of more than 256 MiB in all are refused before one is read, however many they are", async () => {
    const { root } = await taskBench();
    const keys = Array.from({ length: 20 }, (_, index) =>
      bomb(`${root}/keys/${String(index).padStart(32, "0")}.age`, 80, 15 * MiB),
    );
    const bytes = zipOf([...(await honestEntries()), ...keys]);
    const over = await mostMemoryOver(() => expectTaskRefused(bytes, "archive-limit"));
    expect(over).toBeLessThan(bound);
  });
});

describe("printed forms that an accepted expert signed", () => {
  it("of more than 256 MiB in all do not fill the bureau's memory", async () => {
    const bench = await reviewBench();
    const forms = ["a1", "a2"].map((id) =>
      bomb(`${bench.root}/data/reviews/${id}/opinion.pdf`, 1024, mostSaid(1024)),
    );
    const names = forms.map((form) => form.name);
    const others = entriesOf(bench).filter((entry) => !names.includes(entry.name));
    const over = await mostMemoryOver(() => expectBagRefused(zipOf([...others, ...forms]), "archive-limit"));
    expect(over).toBeLessThan(bound);
  });
});
