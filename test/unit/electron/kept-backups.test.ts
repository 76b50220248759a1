import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackupFolder, backupFolderName } from "../../../electron/backup-folder";
import { GrowingFiles } from "../../../electron/growing-files";
import { backupFileName, backupNamed, outlived } from "../../../electron/kept-backups";
import { emptyFolder } from "./folder";

const seat = "0b8f3f0e-6c1d-4f0e-9a55-1f2a3b4c5d6e";
const other = "1b8f3f0e-6c1d-4f0e-9a55-1f2a3b4c5d6e";
const madeAt = (moment: string) => backupNamed(backupFileName(seat, new Date(moment)));
const all = (moments: readonly string[]) => moments.map(madeAt).filter((each) => each !== null);

describe("the names of backups", () => {
  it("say whose they are and when they were made", () => {
    const fileName = backupFileName(seat, new Date("2026-11-23T09:05:01.020Z"));
    expect(backupNamed(fileName)).toEqual({ fileName, seatId: seat, madeAt: "2026-11-23T09:05:01.020Z" });
  });

  it.each([
    "",
    "x.jpbackup",
    `${seat}_20261323T090501020Z.jpbackup`,
    `../${seat}_20261123T090501020Z.jpbackup`,
  ])("are nobody else's: %s", (name) => expect(backupNamed(name)).toBeNull());
});

describe("what backups outlive", () => {
  it("is nothing among the newest three, however close they are", () => {
    expect(outlived(all(["2026-11-23T09:00:01Z", "2026-11-23T09:00:02Z", "2026-11-23T09:00:03Z"]))).toEqual(
      [],
    );
  });

  it("is what the same hour has a later one of", () => {
    const gone = outlived(
      all(
        [1, 2, 3, 4, 5].flatMap((minute) => [`2026-11-23T08:0${minute}:00Z`, `2026-11-23T09:0${minute}:00Z`]),
      ),
    );
    expect(gone.map((each) => each.madeAt.slice(11, 16)).sort()).toEqual(
      ["08:01", "08:02", "08:03", "08:04", "09:01", "09:02"].sort(),
    );
  });

  it("is what is older than thirty days with backups, but never the last", () => {
    const days = Array.from({ length: 40 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day, 9)).toISOString(),
    );
    expect(outlived(all(days)).map((each) => each.madeAt)).toEqual(days.slice(0, 10).reverse());
    expect(outlived(all(["1999-01-01T00:00:00Z"]))).toEqual([]);
  });

  it("leaves the newest, and a bounded number, whatever there is", () => {
    const moment = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 200 }), (moments) => {
        const backups = all(moments.map((each) => each.toISOString()));
        const gone = new Set(outlived(backups));
        const kept = backups.filter((each) => !gone.has(each)).map((each) => each.madeAt);
        expect(kept.length).toBeLessThanOrEqual(57);
        const newest = backups
          .map((each) => each.madeAt)
          .sort()
          .at(-1);
        if (newest) expect(kept).toContain(newest);
        for (const each of gone) expect(each.madeAt < (newest ?? "")).toBe(true);
      }),
    );
  });
});

describe("the folder of backups", () => {
  it("keeps whole ones under their names, lists them, and removes what they outlive of their own seat", async () => {
    const profile = await emptyFolder();
    const growing = new GrowingFiles();
    let now = new Date("2026-11-23T09:00:00.000Z");
    const backups = new BackupFolder(profile, growing, () => now);
    expect(await backups.list()).toEqual([]);
    for (let minute = 0; minute < 5; minute += 1) {
      now = new Date(Date.UTC(2026, 10, 23, 9, minute));
      const token = await backups.begin(minute === 0 ? other : seat);
      await growing.append(token, Buffer.from(`backup ${minute}`));
      if (minute === 2) await growing.drop(token);
      else await backups.finish(token);
    }
    now = new Date(Date.UTC(2026, 10, 23, 9, 6));
    await growing.append(await backups.begin(seat), Buffer.from("half"));
    const listed = await backups.list();
    expect(listed.map((each) => [each.seatId, each.madeAt.slice(14, 16)])).toEqual([
      [seat, "04"],
      [seat, "03"],
      [seat, "01"],
      [other, "00"],
    ]);
    expect(await readFile(listed[0]?.path ?? "", "utf8")).toBe("backup 4");
    growing.dropAll();
    expect(await readdir(join(profile, backupFolderName))).toHaveLength(4);
  });

  it("leaves alone what is not its own", async () => {
    const profile = await emptyFolder();
    const folder = join(profile, backupFolderName);
    await mkdir(folder);
    await writeFile(join(folder, "mine.txt"), "");
    const growing = new GrowingFiles();
    const backups = new BackupFolder(profile, growing, () => new Date());
    await backups.finish(await backups.begin(seat));
    expect((await readdir(folder)).filter((name) => name === "mine.txt")).toHaveLength(1);
    expect(await backups.list()).toHaveLength(1);
  });
});
