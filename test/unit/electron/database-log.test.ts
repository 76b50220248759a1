import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32c } from "../../../electron/crc32c";
import { asideFolderName } from "../../../electron/damaged-database";
import { readDatabaseLog, writeDatabaseLog } from "../../../electron/database-log";
import { DamagedDatabase, damagedFolderName, mendDatabase } from "../../../electron/mend-database";
import { kinds, logOf, pieceOf } from "../../fixtures/leveldb-log";
import { emptyFolder } from "./folder";

const record = (length: number) => new Uint8Array(length).fill(0xab);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));

const wholeRecordBytes = (log: Uint8Array) => readDatabaseLog(log).wholeBytes;

describe("a log of the database", () => {
  it("takes every byte of a log that ended with a record", () => {
    for (const lengths of [[], [0], [10, 20], [40_000], [32_761], [32_754, 5], [32_755, 5], [100_000, 3]])
      expect(wholeRecordBytes(logOf(lengths.map(record)).bytes), String(lengths)).toBe(
        logOf(lengths.map(record)).bytes.length,
      );
  });

  it("ends at the last whole record, wherever its successor was cut off", () => {
    const { bytes, ends } = logOf([120, 70_000, 32_700, 9].map(record));
    for (let length = 0; length < bytes.length; length += length % 32_768 < 200 ? 1 : 37) {
      const whole = wholeRecordBytes(bytes.subarray(0, length));
      const expected = ends.filter((end) => end <= length).at(-1) ?? 0;
      // The zeros that fill a block belong to nobody: they may stay.
      expect(whole === expected || (whole === length && length - expected < 7), `${length}: ${whole}`).toBe(
        true,
      );
    }
  });

  it("takes zeros up to the end for bytes that never reached the disk", () => {
    const { bytes } = logOf([record(500)]);
    expect(wholeRecordBytes(joined(bytes, new Uint8Array(4000)))).toBe(bytes.length);
    expect(wholeRecordBytes(joined(bytes, new Uint8Array(70_000)))).toBe(bytes.length);
    const begun = pieceOf(kinds.first, record(32_768 - bytes.length - 7));
    expect(wholeRecordBytes(joined(bytes, begun, new Uint8Array(70_000)))).toBe(bytes.length);
  });

  it("finds every whole record behind the damage, whatever it is", () => {
    const { bytes } = logOf([record(500)]);
    const after = pieceOf(kinds.whole, record(100));
    const changed = bytes.slice();
    changed[20] = 0;
    for (const [what, log, lengths] of [
      [
        "written on behind a torn record",
        joined(bytes, pieceOf(kinds.first, record(100)), after),
        [500, 100],
      ],
      ["zeros with something behind", joined(bytes, new Uint8Array(100), after), [500, 100]],
      ["an end without a beginning", joined(bytes, pieceOf(kinds.last, record(5)), after), [500, 100]],
      ["a kind that there is not", joined(bytes, pieceOf(9, record(5)), after), [500, 100]],
      ["a piece longer than its block", joined(pieceOf(kinds.whole, record(40_000)), after), [100]],
      ["a changed byte", joined(changed, after), [100]],
      [
        "twice",
        joined(bytes, new Uint8Array(9), after, bytes.slice(0, 99), after, after),
        [500, 100, 100, 100],
      ],
    ] as const)
      expect([what, readDatabaseLog(log).salvaged?.map(({ length }) => length)]).toEqual([what, lengths]);
  });

  it("finds what a writer added that took a failed append for done, whatever was missing of it", () => {
    const random = fc.uint8Array({ minLength: 1, maxLength: 40_000 }).map((each) => new Uint8Array(each));
    fc.assert(
      fc.property(
        fc.array(random, { maxLength: 4 }),
        random,
        fc.array(random, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (before, failed, after, share) => {
          // The writer ends a record's pieces with the one that failed, and goes on as if that had been whole.
          const start = logOf(before).bytes.length;
          const room = 32_768 - (start % 32_768);
          const filler = room < 7 ? room : 0;
          const most = (filler ? 32_768 : room) - 7;
          const kind = failed.length > most ? kinds.first : kinds.whole;
          const tried = pieceOf(kind, failed.subarray(0, most));
          const whole = logOf([...before, new Uint8Array(tried.length - 7), ...after]).bytes;
          const rest = whole.subarray(start + filler + tried.length);
          const written = tried.subarray(0, Math.floor(tried.length * share));
          const log = joined(logOf(before).bytes, new Uint8Array(filler), written, rest);
          const { salvaged } = readDatabaseLog(log);
          const records = [...before, ...after];
          // Nothing written, and no block's end reached since: such a log is sound.
          if (salvaged === null) expect(Buffer.compare(log, logOf(records).bytes)).toBe(0);
          else expect(salvaged.map(base64)).toEqual(records.map(base64));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a log written anew", () => {
  it("is byte for byte what LevelDB would have written, and reads as sound", () => {
    for (const lengths of [[], [0], [10, 20], [40_000], [32_761], [32_754, 5], [32_755, 5], [100_000, 3]]) {
      const records = lengths.map(record);
      const log = writeDatabaseLog(records);
      expect(Buffer.compare(log, logOf(records).bytes), String(lengths)).toBe(0);
      expect(readDatabaseLog(log)).toEqual({ wholeBytes: log.length, salvaged: null });
    }
  });
});

it("knows the checksum of the standard's example", () => {
  expect(crc32c(new TextEncoder().encode("123456789"))).toBe(0xe3069283);
});

describe("mendDatabase", () => {
  const database = join("IndexedDB", "app_jiangping_0.indexeddb.leveldb");

  async function profileWith(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
    const profile = await emptyFolder();
    await mkdir(join(profile, database), { recursive: true });
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(profile, database, name), bytes);
    return profile;
  }

  it("finds nothing in a new profile", async () => {
    expect(mendDatabase(join(await emptyFolder(), "new"))).toEqual([]);
  });

  it("cuts torn records off logs and manifests, writes a damaged log anew and keeps it aside, and touches nothing else", async () => {
    const { bytes } = logOf([record(300), record(50_000)]);
    const torn = joined(bytes, pieceOf(kinds.whole, record(90)).subarray(0, 40));
    const damaged = joined(bytes, pieceOf(kinds.first, record(9)), pieceOf(kinds.whole, record(9)));
    const files = {
      ...{ "000003.log": bytes, "000007.log": torn, "MANIFEST-000001": torn },
      ...{ "000009.log": damaged, "MANIFEST-000002": damaged },
    };
    const current = new TextEncoder().encode("MANIFEST-000001\n");
    const others = { "000004.ldb": torn, CURRENT: current, LOG: torn };
    const profile = await profileWith({ ...files, ...others });
    expect(mendDatabase(profile)).toEqual([
      { file: "000007.log", bytes: torn.length, cut: 40 },
      { file: "000009.log", bytes: damaged.length, cut: "rewritten" },
      { file: "MANIFEST-000001", bytes: torn.length, cut: 40 },
    ]);
    const mended = writeDatabaseLog([record(300), record(50_000), record(9)]);
    const whole = {
      ...files,
      ...others,
      "000007.log": bytes,
      "MANIFEST-000001": bytes,
      "000009.log": mended,
    };
    expect((await readdir(join(profile, database))).sort()).toEqual(Object.keys(whole).sort());
    for (const [name, expected] of Object.entries(whole))
      expect(Buffer.compare(await readFile(join(profile, database, name)), expected), name).toBe(0);
    expect(Buffer.compare(await readFile(join(profile, damagedFolderName, "000009.log")), damaged)).toBe(0);
    expect(mendDatabase(profile)).toEqual([]);
  });

  it("puts a database aside, whole and with its large values, that Chromium would delete", async () => {
    const { bytes } = logOf([record(300), record(50)]);
    const damaged = joined(bytes, pieceOf(kinds.first, record(9)), pieceOf(kinds.whole, record(9)));
    const text = (words: string) => new TextEncoder().encode(words);
    const list = "MANIFEST-000002";
    const cases: Readonly<Record<string, Readonly<Record<string, Uint8Array>>>> = {
      [list]: { CURRENT: text(`${list}\n`), [list]: damaged, "000003.log": bytes },
      "MANIFEST-000009": { CURRENT: text("MANIFEST-000009\n"), [list]: bytes },
      CURRENT: { CURRENT: text("MANIF"), [list]: bytes },
    };
    for (const [file, files] of [...Object.entries(cases), ["CURRENT", { "000004.ldb": bytes }] as const]) {
      const profile = await profileWith(files);
      const blobs = database.replace(".leveldb", ".blob");
      await mkdir(join(profile, blobs));
      await writeFile(join(profile, blobs, "1"), bytes);
      expect(mendDatabase(profile)).toEqual([{ file, bytes: 0, cut: "set-aside" }]);
      expect(await readdir(join(profile, "IndexedDB"))).toEqual([]);
      const aside = join(profile, asideFolderName);
      expect((await readdir(aside)).sort()).toEqual([basename(blobs), basename(database)]);
      for (const [name, expected] of Object.entries(files))
        expect(Buffer.compare(await readFile(join(aside, basename(database), name)), expected)).toBe(0);
      expect(mendDatabase(profile)).toEqual([]);
    }
  });

  it("leaves a database alone that was only begun", async () => {
    const profile = await profileWith({
      "000003.log": new Uint8Array(),
      "MANIFEST-000001": new Uint8Array(),
    });
    expect(mendDatabase(profile)).toEqual([]);
  });

  it("says so where a damaged one cannot be put aside: nobody must open it", async () => {
    const profile = await profileWith({ CURRENT: new Uint8Array([1]) });
    await writeFile(join(profile, asideFolderName), "in the way");
    expect(() => mendDatabase(profile)).toThrow(DamagedDatabase);
    expect(await readdir(join(profile, database))).toEqual(["CURRENT"]);
  });
});
