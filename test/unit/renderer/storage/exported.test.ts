import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import {
  beginExport,
  confirmExport,
  giveUpExport,
  openExportRow,
  readExportRows,
} from "../../../../renderer/storage/exported";
import { at, freshDatabase, openSeatOf, packageId } from "./fixtures";

const bundleOf = (revision: number, last = "b") => ({
  ...{ packageId, revision, bundleId: `00000000-0000-4000-8000-00000000000${last}` },
  ...{ digest: `${revision}`.repeat(64), supersedes: null, createdAt: at, bytes: 9, seals: [] },
});
const place = { fileName: "评审包.jpreview", folder: "桌面" };
const conflict = { refusal: { code: "conflict" } };

async function begunLedger() {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  await beginExport(database, seat.seatId, bundleOf(1));
  const rows = () => readExportRows(database, seat.seatId, packageId);
  return { database, seat, rows };
}

describe("a bundle in the ledger", () => {
  it("is pending from before its file is written, and does not open until it is confirmed", async () => {
    const { database, seat, rows } = await begunLedger();
    const [row = expect.unreachable()] = await rows();
    expect(row).toMatchObject({ ...bundleOf(1), state: "pending", box: null });
    await expect(openExportRow(seat, row)).rejects.toMatchObject({ refusal: { code: "storage-failed" } });
    await confirmExport(database, seat, bundleOf(1), place);
    const [saved = expect.unreachable()] = await rows();
    expect(saved.state).toBe("saved");
    expect(await openExportRow(seat, saved)).toEqual({ ...bundleOf(1), ...place });
  });

  it("takes the next revision only: none twice, none left out", async () => {
    const { database, seat, rows } = await begunLedger();
    for (const next of [bundleOf(1, "c"), bundleOf(3)])
      await expect(beginExport(database, seat.seatId, next)).rejects.toMatchObject(conflict);
    expect(await rows()).toMatchObject([bundleOf(1)]);
    await beginExport(database, seat.seatId, bundleOf(2, "c"));
    expect((await rows()).map((row) => row.revision)).toEqual([1, 2]);
  });

  it("is confirmed once, and only as the bundle that was begun", async () => {
    const { database, seat } = await begunLedger();
    const confirm = (last: string) => confirmExport(database, seat, bundleOf(1, last), place);
    await expect(confirm("c")).rejects.toMatchObject(conflict);
    await confirm("b");
    await expect(confirm("b")).rejects.toMatchObject(conflict);
  });

  it("frees its revision when it is given up while pending", async () => {
    const { database, seat, rows } = await begunLedger();
    await expect(giveUpExport(database, seat.seatId, bundleOf(1, "c"))).rejects.toMatchObject(conflict);
    await giveUpExport(database, seat.seatId, bundleOf(1));
    expect(await rows()).toEqual([]);
    await beginExport(database, seat.seatId, bundleOf(1, "c"));
  });

  it.each([
    ["it was saved", false],
    ["a later one supersedes it", true],
  ])("is not given up once %s", async (_what, superseded) => {
    const { database, seat, rows } = await begunLedger();
    if (superseded) await beginExport(database, seat.seatId, bundleOf(2, "c"));
    else await confirmExport(database, seat, bundleOf(1), place);
    await expect(giveUpExport(database, seat.seatId, bundleOf(1))).rejects.toMatchObject(conflict);
    expect((await rows())[0]).toMatchObject(bundleOf(1));
  });
});
