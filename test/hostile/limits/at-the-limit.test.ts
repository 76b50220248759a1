import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type ByteSource, bytesSource } from "../../../shared/package/byte-source";
import { utf8 } from "../../../shared/package/bytes";
import { guarded } from "../../../shared/package/refused";
import { readZip } from "../../../shared/package/zip-read";
import { honestRoot, zipOf } from "../../fixtures/archives";
import { entriesOf, restore } from "../../fixtures/bag-workshop";
import { sparseSource } from "../../fixtures/counted-source";
import { reviewBench } from "../../fixtures/honest";
import { dossierOf, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { crcOf, rawZip } from "../../fixtures/raw-zip";
import { expectBagAnswer, expectBagRefused, expectTaskAnswer, expectTaskRefused } from "../expect-refused";

// The numbers are those of package-format.md, written out: what is just within is taken, and one more is not.
// bombs.test.ts shows that nothing large is read or unpacked on the way.

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** An archive of stored files of zeros, of any sizes, that nobody has to store. */
function sparseZip(files: readonly (readonly [name: string, size: number])[]): ByteSource {
  const patches: { at: number; bytes: Uint8Array }[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, size] of files) {
    const said = { packed: size, size, crc: 0 };
    const one = rawZip([{ name, bytes: Buffer.alloc(0), local: said, central: { ...said, offset: at } }]);
    const local = one.subarray(0, 30 + name.length);
    directory.push(one.subarray(local.length, -22));
    patches.push({ at, bytes: local });
    at += local.length + size;
  }
  const whole = Buffer.concat(directory);
  const tail = Buffer.concat([whole, rawZip([], { entries: files.length, size: whole.length, offset: at })]);
  patches.push({ at, bytes: tail });
  return sparseSource(at + tail.length, patches);
}

const readingOf = async (source: ByteSource) => {
  const read = await guarded(() => readZip(source));
  return read.ok ? "read" : read.refusal.code;
};

describe("an archive at the limit", () => {
  it("of 20,000 entries is read, of one more not", async () => {
    const root = await honestRoot();
    const of = (count: number) =>
      zipOf(
        Array.from({ length: count }, (_, index) => ({
          name: `${root}/f${index}`,
          bytes: new Uint8Array(0),
        })),
      );
    expect((await readZip(bytesSource(of(20_000)))).entries).toHaveLength(20_000);
    expect(await readingOf(bytesSource(of(20_001)))).toBe("archive-limit");
  });

  it.each([
    ["data/applications/a1/m1.age", 2 * GiB],
    ["data/applications/a1/opinion.pdf", 2 * GiB],
    ["data/round.json.age", 16 * MiB + 16 * 1024],
    ["data/declaration.json", 16 * MiB],
  ])("of a file %s of %i bytes is read, of a byte more not", async (path, most) => {
    const name = `${await honestRoot()}/${path}`;
    expect(await readingOf(sparseZip([[name, most]]))).toBe("read");
    expect(await readingOf(sparseZip([[name, most + 1]]))).toBe("archive-limit");
  });

  it("of a directory of 16 MiB is looked at, of a byte more not", async () => {
    const of = (size: number) =>
      sparseSource(size + 22, [{ at: size, bytes: rawZip([], { entries: 1, size, offset: 0 }) }]);
    expect(await readingOf(of(16 * MiB))).toBe("archive-malformed");
    expect(await readingOf(of(16 * MiB + 1))).toBe("archive-limit");
  });

  it("of 256 MiB in files that are held whole goes on to the next check, of a byte more not", async () => {
    const root = await honestRoot();
    const keys = Array.from(
      { length: 16 },
      (_, index) => [`${root}/keys/${index.toString(16).repeat(32)}.age`, 16 * MiB] as const,
    );
    // What is a material counts for nothing here.
    const material = [`${root}/data/applications/a1/m1.age`, GiB] as const;
    const first = [`${root}/bagit.txt`, 0] as const;
    await expectTaskRefused(sparseZip([first, ...keys, material]), "file-missing");
    await expectTaskRefused(sparseZip([[first[0], 1], ...keys, material]), "archive-limit");
  });

  it("of ratio 200 to 1 is taken, and of a byte more refused", async () => {
    for (const [more, taken] of [
      [0, true],
      [1, false],
    ] as const) {
      const bag = await bagOfRatio(more);
      if (taken) await expectBagAnswer(bag, "accepted");
      else await expectBagRefused(bag, "archive-limit");
    }
  });
});

/** A bundle's bag with a printed form that is deflated to a two-hundredth of itself less `more` bytes. */
async function bagOfRatio(more: number) {
  const path = "data/reviews/a1/opinion.pdf";
  const { form, packed } = formOfRatio(more);
  const bench = await reviewBench();
  bench.files.set(path, form);
  await restore(bench, (await people()).expert.keys);
  const said = { method: 8, size: form.length, packed: packed.length, crc: crcOf(form) };
  const isForm = (name: unknown) => name === `${bench.root}/${path}`;
  return zipOf(
    entriesOf(bench).map((entry) =>
      isForm(entry.name) ? { ...entry, bytes: packed, local: said, central: said } : entry,
    ),
  );
}

/** Zeros, and a stream of them of which they are 200 times and `more` bytes. Empty blocks of 5 bytes fill it up. */
function formOfRatio(more: number) {
  const emptyBlock = Buffer.from([0, 0, 0, 0xff, 0xff]);
  for (let wanted = 1000; wanted < 1010; wanted++) {
    const form = new Uint8Array(wanted * 200 + more);
    const body = deflateRawSync(form);
    const missing = wanted - body.length;
    if (missing % emptyBlock.length !== 0) continue;
    const blocks: Buffer[] = Array(missing / emptyBlock.length).fill(emptyBlock);
    return { form, packed: Buffer.concat([...blocks, body]) };
  }
  throw new Error("no stream fits");
}

describe("ids at the limit", () => {
  it("of 64 letters are taken, in names of files and in documents", async () => {
    const { bytes } = await sampleTask({ dossiers: [await dossierOf("a".repeat(64), [utf8("%PDF")])] });
    await expectTaskAnswer(bytes, "accepted");
  });
});
