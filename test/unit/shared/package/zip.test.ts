import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ByteSource, bytesSource, readAll } from "../../../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../../../shared/package/bytes";
import { fixityOf } from "../../../../shared/package/fixity";
import { entrySource, readEntry, readZip } from "../../../../shared/package/zip-read";
import { type StoredFile, zipLayout, zipPieces } from "../../../../shared/package/zip-write";
import { crcOf, rawZip } from "../../../fixtures/raw-zip";

const stored = async (name: string, bytes: Bytes): Promise<StoredFile> => ({
  ...{ name, fixity: await fixityOf([bytes]) },
  pieces: () => [bytes],
});

async function zipOf(files: readonly StoredFile[]): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of zipPieces(files, "2026-09-02")) pieces.push(piece);
  return joinBytes(pieces);
}

const contents = fc.uniqueArray(
  fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 300 })),
  {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 8,
  },
);

describe("an archive that we write", () => {
  it("is read back by our own reader, and has the size foretold", async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (given) => {
        const files = await Promise.all(given.map(([name, bytes]) => stored(name, new Uint8Array(bytes))));
        const bytes = await zipOf(files);
        expect(bytes.length).toBe(zipLayout(files, "2026-09-02").size);
        const archive = await readZip(bytesSource(bytes));
        const read = await Promise.all(
          archive.entries.map(async (entry) => [entry.name, await readEntry(archive, entry)]),
        );
        expect(read).toEqual(given.map(([name, each]) => [name, new Uint8Array(each)]));
      }),
      { numRuns: 50 },
    );
  });

  it("is unpacked by Info-ZIP", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jp-zip-"));
    writeFileSync(join(folder, "a.zip"), await zipOf([await stored("x/one.txt", utf8("one"))]));
    execFileSync("unzip", ["-q", "a.zip"], { cwd: folder });
    expect(readFileSync(join(folder, "x/one.txt"), "utf8")).toBe("one");
    rmSync(folder, { recursive: true });
  });

  it("needs Zip64 beyond 4 GiB, and is read back", async () => {
    const virtual = virtualArchive([1.5, 1.5, 1.5, 0.1].map((gib) => Math.floor(gib * 2 ** 30)));
    const archive = await readZip(virtual);
    expect(archive.entries.map((entry) => entry.offset > 2 ** 32)).toEqual([false, false, false, true]);
    const last = archive.entries.at(-1);
    if (!last) throw new Error("no entry");
    expect(await entrySource(archive, last).read(0, 4)).toEqual(new Uint8Array(4));
  });
});

/** An archive of zeros, of which only the headers are in memory. */
function virtualArchive(sizes: readonly number[]): ByteSource {
  const files = sizes.map((size, index) => ({ name: `f${index}`, fixity: { size, sha256: "", crc32: 0 } }));
  const { headers, tail, size } = zipLayout(files, "2026-09-02");
  const islands: { at: number; bytes: Bytes }[] = [{ at: size - tail.length, bytes: tail }];
  let at = 0;
  for (const [index, bytes] of headers.entries()) {
    islands.push({ at, bytes });
    at += bytes.length + (sizes[index] ?? 0);
  }
  return { size, read: async (offset, length) => overlaid(islands, offset, length) };
}

function overlaid(islands: readonly { at: number; bytes: Bytes }[], offset: number, length: number): Bytes {
  const out = new Uint8Array(length);
  for (const { at, bytes } of islands) {
    const [from, to] = [Math.max(offset, at), Math.min(offset + length, at + bytes.length)];
    if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset);
  }
  return out;
}

describe("an archive that zip.js deflates", () => {
  it("is read, from its start and from the middle", async () => {
    const text = utf8(
      "技能大师".repeat(2000) + Array.from({ length: 3000 }, (_, index) => `${index}`).join(),
    );
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    const plain = { level: 6, extendedTimestamp: false, dataDescriptor: false } as const;
    await writer.add("a.txt", new Uint8ArrayReader(text), plain);
    const archive = await readZip(bytesSource(new Uint8Array(await writer.close())));
    const [entry] = archive.entries;
    if (!entry) throw new Error("no entry");
    expect(entry.header.method).toBe(8);
    expect(await readEntry(archive, entry)).toEqual(text);
    const source = entrySource(archive, entry);
    expect(await source.read(20_000, 50)).toEqual(text.slice(20_000, 20_050));
    expect(await source.read(5, 50)).toEqual(text.slice(5, 55));
    expect(await readAll(source)).toEqual(text);
  });
});

describe("a small file that is packed large", () => {
  it("is refused before it is inflated: blocks of nothing cost time and give no byte", async () => {
    const blocks = Buffer.alloc(
      33 * 1024 * 1024 - ((33 * 1024 * 1024) % 5),
      Buffer.from([0, 0, 0, 255, 255]),
    );
    blocks[blocks.length - 5] = 1;
    const says = { method: 8, version: 20, size: 0, crc: 0 };
    const archive = await readZip(
      bytesSource(rawZip([{ name: "signature.jws", bytes: blocks, local: says, central: says }])),
    );
    const [entry = expect.unreachable()] = archive.entries;
    await expect(readEntry(archive, entry)).rejects.toMatchObject({ refusal: { code: "archive-limit" } });
  });
});

describe("a deflated file that goes on after what its headers say", () => {
  it("is refused, although its size and CRC-32 are those of the part that they speak of", async () => {
    const says = { size: 3, crc: crcOf(utf8("abc")) };
    const bytes = rawZip([
      { name: "a", bytes: utf8("abc, and more"), deflate: true, local: says, central: says },
    ]);
    const archive = await readZip(bytesSource(bytes));
    const [entry = expect.unreachable()] = archive.entries;
    await expect(readEntry(archive, entry)).rejects.toMatchObject({ refusal: { code: "archive-malformed" } });
  });
});
