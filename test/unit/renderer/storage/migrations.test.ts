import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { importBoxKey } from "../../../../renderer/storage/box";
import { migrations, openDatabase } from "../../../../renderer/storage/database";
import { versionOne } from "./schemas/version-1";
import { versionTwo } from "./schemas/version-2";
import { versionThree } from "./schemas/version-3";
import { versionFour } from "./schemas/version-4";
import { versionFive } from "./schemas/version-5";
import { versionSix } from "./schemas/version-6";
import { versionSeven } from "./schemas/version-7";
import { versionEight } from "./schemas/version-8";

/** For each version of the database, records as that version wrote them and what must be readable of them today. */
const recorded = [
  versionOne,
  versionTwo,
  versionThree,
  versionFour,
  versionFive,
  versionSix,
  versionSeven,
  versionEight,
];

describe("the migrations", () => {
  it("are numbered without a gap, and each has records of its own", () => {
    expect(migrations.map((each) => each.version)).toEqual(migrations.map((_, index) => index + 1));
    expect(recorded.map((each) => each.version)).toEqual(migrations.map((each) => each.version));
  });

  it.each(recorded)("open a database of version $version", async ({ version, records, readBack }) => {
    const name = `migrated-from-${version}`;
    const old = await openDatabase(name, version);
    expect(old.verno).toBe(version);
    const written = await records();
    await old.transaction("rw", old.tables, async () => {
      for (const [table, rows] of Object.entries(written)) await old.table(table).bulkAdd([...rows]);
    });
    old.close();
    const now = await openDatabase(name);
    expect(now.verno).toBe(migrations.length);
    await readBack(now, await importBoxKey(new Uint8Array(32).fill(1)));
    now.close();
  });
});
