import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  dropAllPreviews,
  dropPreviews,
  keepPreviews,
  keepPreviewsOfRounds,
  type PreviewName,
  type PreviewRow,
  readPreviews,
} from "../../../../renderer/storage/preview";
import { freshDatabase, openSeatOf } from "./fixtures";

const name: PreviewName = { roundId: "r2026", applicationId: "a1", materialId: "m1", pack: 0 };
const sha256 = "a".repeat(64);
const today = "2026-03-02";
const picture = (page: number, length = 40) => ({
  page,
  jpeg: Uint8Array.from({ length }, (_, at) => (at < 3 ? ([0xff, 0xd8, 0xff][at] ?? 0) : page)),
});
const kept = { sha256, today, pictures: [picture(1), picture(2, 7), picture(32)] };
const wanted = { sha256, today };

async function started() {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  const rows = () => database.table<PreviewRow>("previews").toArray();
  return { database, seat, rows };
}

describe("small pictures of pages", () => {
  beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
  afterEach(() => void vi.restoreAllMocks());

  it("come back as they were kept, and the newest count", async () => {
    const { database, seat, rows } = await started();
    expect(await readPreviews(database, seat, name, wanted)).toEqual([]);
    await keepPreviews(database, seat, name, { ...kept, pictures: [picture(1)] });
    await keepPreviews(database, seat, name, kept);
    expect(await readPreviews(database, seat, name, wanted)).toEqual(kept.pictures);
    expect(await readPreviews(database, seat, { ...name, pack: 1 }, wanted)).toEqual([]);
    expect(await rows()).toHaveLength(1);
  });

  it("lie in the database without a picture or a digest in clear", async () => {
    const { database, seat, rows } = await started();
    await keepPreviews(database, seat, name, kept);
    const [row] = await rows();
    const data = Buffer.from(row?.box.data ?? []);
    expect(data.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    expect(JSON.stringify({ ...row, box: null })).not.toContain(sha256);
    expect(data.includes(Buffer.from(sha256))).toBe(false);
  });

  it.each([
    ["another key", async () => ({ key: (await openSeatOf(2)).key })],
    ["another file", async () => ({ digest: "b".repeat(64) })],
    ["a changed byte", async () => ({ change: (row: PreviewRow) => void row.box.data.set([1, 2, 3], 9) })],
    ["a changed place", async () => ({ change: (row: PreviewRow) => Object.assign(row, { pack: 3 }) })],
    ["a malformed row", async () => ({ change: (row: PreviewRow) => Object.assign(row, { usedOn: "x" }) })],
  ])("are removed with %s, and nothing comes back", async (_, how) => {
    const { database, seat, rows } = await started();
    await keepPreviews(database, seat, name, kept);
    const {
      key = seat.key,
      digest = sha256,
      change,
    } = (await how()) as {
      key?: CryptoKey;
      digest?: string;
      change?: (row: PreviewRow) => void;
    };
    const [row] = await rows();
    if (!row) throw new Error("nothing was kept");
    change?.(row);
    await dropAllPreviews(database);
    await database.table("previews").put(row);
    const place = { ...name, pack: row.pack };
    expect(
      await readPreviews(database, { seatId: seat.seatId, key }, place, { ...wanted, sha256: digest }),
    ).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it("are given up beyond a bound, those first that were not used for longest", async () => {
    const { database, seat, rows } = await started();
    const big = [picture(1, 1000)];
    for (const [pack, day] of [
      [0, "2026-03-01"],
      [1, "2026-03-02"],
      [2, "2026-03-03"],
    ] as const)
      await keepPreviews(database, seat, { ...name, pack }, { sha256, pictures: big, today: day }, 1e6);
    // Reading the oldest makes it the newest.
    await readPreviews(database, seat, name, { sha256, today: "2026-03-04" });
    const last = { ...name, pack: 3 };
    await keepPreviews(database, seat, last, { sha256, pictures: big, today: "2026-03-04" }, 2500);
    expect((await rows()).map((row) => row.pack).sort()).toEqual([0, 3]);
  });

  it("go with their material, their application, their round, and all at once", async () => {
    const { database, seat, rows } = await started();
    const left = async () =>
      (await rows()).map((row) => `${row.roundId}/${row.applicationId}/${row.materialId}/${row.pack}`);
    for (const each of [
      name,
      { ...name, pack: 1 },
      { ...name, materialId: "m2" },
      { ...name, applicationId: "a10" },
      { ...name, applicationId: "a2" },
      { ...name, roundId: "r2027" },
    ])
      await keepPreviews(database, seat, each, kept);
    await dropPreviews(database, seat.seatId, { roundId: "r2026", applicationId: "a1", materialId: "m1" });
    expect(await left()).toEqual(["r2026/a1/m2/0", "r2026/a10/m1/0", "r2026/a2/m1/0", "r2027/a1/m1/0"]);
    await dropPreviews(database, seat.seatId, { roundId: "r2026", applicationId: "a1" });
    expect(await left()).toEqual(["r2026/a10/m1/0", "r2026/a2/m1/0", "r2027/a1/m1/0"]);
    const other = await openSeatOf(2);
    await keepPreviewsOfRounds(database, other.seatId, []);
    expect(await left()).toHaveLength(3);
    await keepPreviewsOfRounds(database, seat.seatId, ["r2027"]);
    expect(await left()).toEqual(["r2027/a1/m1/0"]);
    await dropAllPreviews(database);
    expect(await left()).toEqual([]);
  });
});
