import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SeatMarker, seatMarkerName } from "../../../electron/seat-marker";
import { emptyFolder } from "./folder";

const at = (day: number) => () => new Date(Date.UTC(2026, 8, day));
const first = at(1)().toISOString();

describe("the marker of seats", () => {
  it("knows nothing of a new profile and writes nothing there", async () => {
    const folder = await emptyFolder();
    expect(await new SeatMarker(folder, at(1)).note(0)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it("tells an empty database from a lost one, at every start, and since when there were seats", async () => {
    const folder = await emptyFolder();
    expect(await new SeatMarker(folder, at(1)).note(1)).toBeNull();
    expect(await new SeatMarker(folder, at(2)).note(3)).toBeNull();
    for (const day of [3, 4])
      expect(await new SeatMarker(folder, at(day)).note(0)).toEqual({ seats: 3, since: first });
    expect(await new SeatMarker(folder, at(5)).note(3)).toBeNull();
    expect(await readdir(folder)).toEqual([seatMarkerName]);
  });

  it("holds a count and a time, nothing else", async () => {
    const folder = await emptyFolder();
    await new SeatMarker(folder, at(1)).note(2);
    const text = await readFile(join(folder, seatMarkerName), "utf8");
    expect(JSON.parse(text)).toEqual({ version: 1, seats: 2, since: first });
  });

  it("takes a marker that cannot be read for one of seats that are missing", async () => {
    for (const text of [
      "",
      "{",
      "null",
      "[]",
      '{"version":2,"seats":0}',
      '{"version":1,"seats":-1,"since":"x"}',
    ]) {
      const folder = await emptyFolder();
      await writeFile(join(folder, seatMarkerName), text);
      const marker = new SeatMarker(folder, at(1));
      expect(await marker.note(0), text).toEqual({ seats: null, since: null });
      expect(await marker.note(1), text).toBeNull();
      expect(await marker.note(0), text).toEqual({ seats: 1, since: first });
    }
  });

  it("begins anew when it is told to", async () => {
    const folder = await emptyFolder();
    const marker = new SeatMarker(folder, at(1));
    await marker.note(2);
    await marker.forget();
    expect(await marker.note(0)).toBeNull();
    expect(await marker.note(1)).toBeNull();
    expect(await marker.note(0)).toEqual({ seats: 1, since: first });
  });

  it("writes one after the other", async () => {
    const folder = await emptyFolder();
    const marker = new SeatMarker(folder, at(1));
    await Promise.all([marker.note(1), marker.note(2), marker.forget(), marker.note(4)]);
    expect(await readdir(folder)).toEqual([seatMarkerName]);
  });
});
