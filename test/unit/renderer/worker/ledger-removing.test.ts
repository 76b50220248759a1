import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { PackageService } from "../../../../renderer/worker/contract";
import { readCard, trustedCard } from "../../../../shared/package/card";
import { readRemoval } from "../../../../shared/package/removal-note";
import type { SealedReview } from "../../../../shared/package/seal-review";
import { tinyRound } from "../../../fixtures/documents";
import { sampleTask } from "../../../fixtures/packages";
import { bureauDesk, fileOf, hand, revisionOf } from "./bureau-fixture";
import { acceptedOf, quietJob } from "./desk-fixture";

const roundId = tinyRound.id;

/** A desk with a round's task package, two bundles of a chain and a refused file. */
async function filledDesk(names: readonly string[] = ["1a", "2a<1a"]) {
  const [desk, task] = await Promise.all([bureauDesk(), sampleTask()]);
  const { service, database } = desk;
  acceptedOf(await service.importTask(fileOf("任务包.jptask", task.bytes), quietJob()));
  const made = new Map<string, SealedReview>();
  for (const name of names) acceptedOf(await hand(service, name, await revisionOf(task, name, made)));
  await service.openBundle(fileOf("x.jpreview", new TextEncoder().encode("nothing")), quietJob());
  return { service, database, task, made };
}

const request = { reason: " 评审结束 ", typed: roundId, refusals: false };

async function leftIn({ database }: Awaited<ReturnType<typeof filledDesk>>) {
  const names = ["packages", "files", "pieces", "stages", "ledger", "removals"];
  return Promise.all(names.map((name) => database.table(name).count()));
}

const ownJwk = async (service: PackageService) =>
  trustedCard(acceptedOf(await readCard(acceptedOf(await service.ownCard()).bytes))).jwk;

describe("removing a round at the bureau", () => {
  it("is told what would go, what names no round, and what waits for a decision", async () => {
    const { service, task, made } = await filledDesk();
    expect(acceptedOf(await service.ledgerRemovalOutlook(roundId))).toEqual({
      ...{ roundId, title: tinyRound.title, packages: 1, bundles: 2, decisions: 0, open: 0 },
      ...{ refusals: 1, otherRounds: 0 },
    });
    acceptedOf(await hand(service, "1b", await revisionOf(task, "1b", made)));
    expect(acceptedOf(await service.ledgerRemovalOutlook(roundId))).toMatchObject({ bundles: 3, open: 1 });
  });

  it("leaves its signed note and the refusals alone, or those with it", async () => {
    const desk = await filledDesk();
    const view = acceptedOf(await desk.service.removeLedgerRound(roundId, request));
    expect(await leftIn(desk)).toEqual([0, 0, 0, 0, 1, 1]);
    expect(await readRemoval(view.bytes, await ownJwk(desk.service))).toEqual(view.removal);
    expect(view.removal).toMatchObject({
      ...{ format: 2, reason: "评审结束", decisions: 0, refusals: 0 },
      packages: [{ digest: desk.task.digest }],
      bundles: [
        { digest: desk.made.get("1a")?.digest, revision: 1, counted: false },
        { digest: desk.made.get("2a")?.digest, revision: 2, counted: true },
      ],
    });
    const { backupsRenewed: _, ...note } = view;
    expect(acceptedOf(await desk.service.removalNotes())).toEqual([note]);

    const other = await filledDesk();
    acceptedOf(await other.service.removeLedgerRound(roundId, { ...request, refusals: true }));
    expect(await leftIn(other)).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it("knows a bundle that comes again, and numbers on behind what stayed", async () => {
    const { service, database, made } = await filledDesk();
    acceptedOf(await service.removeLedgerRound(roundId, request));
    const again = made.get("1a") ?? expect.unreachable();
    const { standing } = acceptedOf(await hand(service, "1a", again));
    expect(standing).toMatchObject({ disposition: "added", counts: true });
    expect(standing.reason).toMatch(/^这份评审包曾经登记，\d+年\d+月\d+日随批次清除/u);
    const numbers = (await database.table("ledger").toArray()).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("refuses without a reason, without the round's number, and while a conflict awaits decision", async () => {
    const desk = await filledDesk(["1a", "1b"]);
    const remove = (changes: Partial<typeof request>) =>
      desk.service.removeLedgerRound(roundId, { ...request, ...changes });
    const before = await leftIn(desk);
    expect(await remove({ reason: " " })).toMatchObject({ refusal: { code: "reason-missing" } });
    expect(await remove({ typed: "" })).toMatchObject({ refusal: { code: "conflict" } });
    expect(await remove({})).toMatchObject({ refusal: { code: "conflict" } });
    expect(await leftIn(desk)).toEqual(before);
  });

  it("leaves other rounds as they are", async () => {
    const desk = await filledDesk();
    const round = { ...tinyRound, id: "another-round" };
    const other = await sampleTask({ packageId: crypto.randomUUID(), round });
    acceptedOf(await desk.service.importTask(fileOf("另.jptask", other.bytes), quietJob()));
    acceptedOf(await desk.service.removeLedgerRound(roundId, request));
    expect(acceptedOf(await desk.service.ledger()).tasks.map((each) => each.roundId)).toEqual([round.id]);
  });
});
