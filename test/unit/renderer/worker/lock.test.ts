import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { PackageService } from "../../../../renderer/worker/contract";
import {
  acceptedOf,
  declaredDesk,
  exampleOfVectors,
  finishedEntries,
  freshService,
  packageId,
  quietJob,
  somePdf,
} from "./desk-fixture";

const figures = { scored: 11, points: 100 };

/** A desk on which everything is sealed but `a01`, which is finished. */
async function almostSealed() {
  const desk = await declaredDesk(["a02"]);
  const entries = finishedEntries(desk.round, "m01");
  acceptedOf(await desk.service.appendEntries(packageId, "a01", entries, figures));
  const { ticket } = acceptedOf(await desk.service.prepareSeal(packageId, "a02"));
  acceptedOf(await desk.service.seal(packageId, ticket, somePdf));
  return desk;
}

async function wholeDesk() {
  const desk = await almostSealed();
  const { ticket } = acceptedOf(await desk.service.prepareSeal(packageId, "a01"));
  acceptedOf(await desk.service.seal(packageId, ticket, somePdf));
  return desk;
}

describe("a seat that is locked while something is under way", () => {
  it.each([
    [
      "a material that is being opened",
      almostSealed,
      (service: PackageService) => service.openMaterial(packageId, "a01", "m01"),
    ],
    [
      "a seal in the making",
      almostSealed,
      (service: PackageService) => service.prepareSeal(packageId, "a01"),
    ],
    [
      "an export in the making",
      wholeDesk,
      (service: PackageService) => service.prepareExport(packageId, "0.1.0", quietJob()),
    ],
  ])("keeps nothing of %s", async (_what, desk, begin) => {
    const { service } = await desk();
    const [begun] = await Promise.all([begin(service), service.lock()]);
    expect(begun).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
  });
});

it("a lock while a seat is being opened leaves it locked", async () => {
  const { service } = await freshService();
  const seat = acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
  await service.lock();
  const [opened] = await Promise.all([service.unlock(seat.id, ""), service.lock()]);
  expect(opened).toMatchObject({ refusal: { code: "cancelled" } });
  expect(await service.rounds()).toMatchObject({ ok: false });
  acceptedOf(await service.unlock(seat.id, ""));
  expect(acceptedOf(await service.rounds()).length).toBe(1);
});
