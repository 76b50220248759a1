import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import { verifyReview } from "../../../../shared/package/verify-review";
import { dossierOf, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { fileOf } from "./bureau-fixture";
import { acceptedOf, finishedEntries, quietJob } from "./desk-fixture";
import { declare, expertDesk, figures, sealIt } from "./working-desk";

const anchors = [{ criterionId: "A1", points: 8, note: "履历稍短" }];
const scan = new TextEncoder().encode("%PDF-one");

/** A desk with a round of one application that counts, sealed, and a practice dossier that is answered for. */
async function practisedDesk(recused: boolean) {
  const packageId = crypto.randomUUID();
  const dossier = await dossierOf("practice", [scan], { calibration: { anchors } });
  const task = await sampleTask({ packageId, dossiers: [await dossierOf("a1", [scan]), dossier] });
  const desk = await expertDesk();
  const { service } = desk;
  acceptedOf(await service.importTask(fileOf("任务.jptask", task.bytes), quietJob()));
  await declare(service, packageId, { a1: false, practice: recused });
  const { round } = acceptedOf(await service.openRound(packageId));
  const score = async (id: string) =>
    acceptedOf(await service.appendEntries(packageId, id, finishedEntries(round, "m1"), figures));
  await score("a1");
  await sealIt(service, packageId, "a1");
  return { service, packageId, score };
}

async function exported({ service, packageId }: Awaited<ReturnType<typeof practisedDesk>>) {
  const bundle = acceptedOf(await service.prepareExport(packageId, "0.1.0", quietJob()));
  const { bureau, expert } = await people();
  const verified = await verifyReview({
    source: bytesSource(bundle.bytes),
    cards: [bureau.trusted, expert.trusted],
    identity: bureau.keys.identity,
  });
  return { bundle, verified: acceptedOf(verified) };
}

describe("a practice dossier (校准练习)", () => {
  it("is scored, but never sealed and never shipped", async () => {
    const desk = await practisedDesk(false);
    await desk.score("practice");
    expect(await desk.service.prepareSeal(desk.packageId, "practice")).toMatchObject({
      refusal: { code: "internal", detail: "practice is not sealed" },
    });
    const { bundle, verified } = await exported(desk);
    expect(bundle.applications).toBe(1);
    expect(verified.reviews.map(({ review }) => review.applicationId)).toEqual(["a1"]);
    expect(JSON.stringify(verified)).not.toContain("practice");
  });

  it("that the expert keeps away from is not shipped either, and the export needs nothing of it", async () => {
    const desk = await practisedDesk(true);
    expect(await desk.service.prepareSeal(desk.packageId, "practice")).toMatchObject({ ok: false });
    const { verified } = await exported(desk);
    expect(JSON.stringify(verified)).not.toContain("practice");
  });

  it("keeps its anchors to itself until it may be opened", async () => {
    const { service, packageId } = await practisedDesk(true);
    const { applications } = acceptedOf(await service.openRound(packageId));
    expect(applications.find(({ id }) => id === "practice")?.calibration).toEqual({ anchors: [] });
  });
});
