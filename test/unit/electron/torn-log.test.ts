import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mendDatabase } from "../../../electron/mend-database";
import { wholeRecordBytes } from "../../../electron/torn-log";
import { kinds, logOf, pieceOf } from "../../fixtures/leveldb-log";
import { emptyFolder } from "./folder";

const record = (length: number) => new Uint8Array(length).fill(0xab);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));

describe("wholeRecordBytes", () => {
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

  it("touches nothing where there may be whole records behind the damage", () => {
    const { bytes } = logOf([record(500)]);
    const torn = pieceOf(kinds.first, record(100));
    const after = pieceOf(kinds.whole, record(100));
    for (const [what, log] of Object.entries({
      "written on behind a torn record": joined(bytes, torn, after),
      "zeros with something behind": joined(bytes, new Uint8Array(100), after),
      "an end without a beginning": joined(bytes, pieceOf(kinds.last, record(5)), after),
      "a kind that there is not": joined(bytes, pieceOf(9, record(5)), after),
      "a piece longer than its block": joined(pieceOf(kinds.whole, record(40_000)), after),
    }))
      expect(wholeRecordBytes(log), what).toBeNull();
  });
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

  it("cuts torn records off logs and manifests, and nothing else anywhere", async () => {
    const { bytes } = logOf([record(300), record(50_000)]);
    const torn = joined(bytes, pieceOf(kinds.whole, record(90)).subarray(0, 40));
    const damaged = joined(bytes, pieceOf(kinds.first, record(9)), pieceOf(kinds.whole, record(9)));
    const files = { "000003.log": bytes, "000007.log": torn, "MANIFEST-000001": torn, "000009.log": damaged };
    const others = { "000004.ldb": torn, CURRENT: torn, LOG: torn };
    const profile = await profileWith({ ...files, ...others });
    expect(mendDatabase(profile)).toEqual([
      { file: "000007.log", bytes: torn.length, cut: 40 },
      { file: "000009.log", bytes: damaged.length, cut: "damaged" },
      { file: "MANIFEST-000001", bytes: torn.length, cut: 40 },
    ]);
    const whole = { ...files, ...others, "000007.log": bytes, "MANIFEST-000001": bytes };
    expect((await readdir(join(profile, database))).sort()).toEqual(Object.keys(whole).sort());
    for (const [name, expected] of Object.entries(whole))
      expect(Buffer.compare(await readFile(join(profile, database, name)), expected), name).toBe(0);
    expect(mendDatabase(profile)).toHaveLength(1);
  });
});
