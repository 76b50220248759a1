import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { PackageService } from "../../../../renderer/worker/contract";
import { bureauDesk } from "./bureau-fixture";
import {
  acceptedOf,
  exampleOfVectors,
  freshService,
  packageId,
  quietJob,
  vectorSource,
} from "./desk-fixture";

const refused = { ok: false, refusal: { code: "internal", detail: expect.stringContaining("role") } };

async function expertDesk(): Promise<PackageService> {
  const { service } = await freshService();
  acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
  return service;
}

describe("the bureau's work", () => {
  it.each<[string, (service: PackageService) => Promise<unknown>]>([
    ["openBundle", (service) => service.openBundle(vectorSource("small.jpreview"), quietJob())],
    ["ledger", (service) => service.ledger()],
    ["openRecorded", (service) => service.openRecorded(crypto.randomUUID(), quietJob())],
    [
      "decideConflict",
      (service) =>
        service.decideConflict({ roundId: "2026", expertKid: "k", chosen: "0".repeat(64), reason: "甲" }),
    ],
    ["recheckBundles", (service) => service.recheckBundles(packageId, quietJob())],
  ])("is no expert's: %s", async (_name, call) => {
    expect(await call(await expertDesk())).toMatchObject(refused);
  });
});

describe("an expert's work", () => {
  it.each<[string, (service: PackageService) => Promise<unknown>]>([
    ["prepareSeal", (service) => service.prepareSeal(packageId, "a01")],
    ["prepareExport", (service) => service.prepareExport(packageId, "0", quietJob())],
  ])("is not the bureau's: %s", async (_name, call) => {
    const { service } = await bureauDesk();
    expect(await call(service)).toMatchObject(refused);
  });
});
