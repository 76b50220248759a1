import { expect, it } from "vitest";
import { taskRevision } from "../../../fixtures/revisions";
import { acceptedOf } from "./desk-fixture";
import { declare, expertDesk, importing, scans } from "./working-desk";

const pictures = [{ page: 1, jpeg: Uint8Array.of(0xff, 0xd8, 7) }];

async function readingDesk() {
  const desk = await expertDesk();
  const task = await taskRevision({ revision: 1, scans });
  acceptedOf(await importing(desk, task));
  const { packageId } = task;
  await declare(desk.service, packageId, { a1: false, a3: false });
  const rows = () => desk.database.table("previews").count();
  return { ...desk, packageId, rows };
}

it("keeps small pictures of a material for the next reading, and of others none", async () => {
  const { service, packageId } = await readingDesk();
  expect(acceptedOf(await service.materialPreviews(packageId, "a3", "m1", 0))).toEqual([]);
  acceptedOf(await service.keepMaterialPreviews(packageId, "a3", "m1", 0, pictures));
  expect(acceptedOf(await service.materialPreviews(packageId, "a3", "m1", 0))).toEqual(pictures);
  expect(acceptedOf(await service.materialPreviews(packageId, "a3", "m2", 0))).toEqual([]);
});

it("gives none of an application that was not answered for, nor keeps any", async () => {
  const { service, packageId, rows } = await readingDesk();
  expect((await service.materialPreviews(packageId, "a2", "m1", 0)).ok).toBe(false);
  expect((await service.keepMaterialPreviews(packageId, "a2", "m1", 0, pictures)).ok).toBe(false);
  expect((await service.keepMaterialPreviews(packageId, "a1", "m9", 0, pictures)).ok).toBe(false);
  expect(await rows()).toBe(0);
});

it("removes those of an application that the expert keeps away from, and gives no more", async () => {
  const { service, packageId, rows } = await readingDesk();
  acceptedOf(await service.keepMaterialPreviews(packageId, "a1", "m1", 0, pictures));
  acceptedOf(await service.keepMaterialPreviews(packageId, "a3", "m1", 0, pictures));
  const answer = { applicationId: "a1", declared: true, reason: "同乡" };
  acceptedOf(await service.answerRecusal(packageId, answer));
  expect(await rows()).toBe(1);
  expect((await service.materialPreviews(packageId, "a1", "m1", 0)).ok).toBe(false);
});

it("gives none when no seat is open", async () => {
  const { service, packageId } = await readingDesk();
  acceptedOf(await service.keepMaterialPreviews(packageId, "a1", "m1", 0, pictures));
  await service.lock();
  expect((await service.materialPreviews(packageId, "a1", "m1", 0)).ok).toBe(false);
  expect((await service.keepMaterialPreviews(packageId, "a1", "m1", 1, pictures)).ok).toBe(false);
});
