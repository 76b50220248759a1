import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "../../../../shared/domain/draft";
import { draftAt } from "../../../../shared/domain/restoring";
import { versionsOf } from "../../../../shared/rules/versions";
import { people } from "../../../fixtures/people";
import { taskRevision } from "../../../fixtures/revisions";
import {
  acceptedOf,
  declaredDesk,
  draftOf,
  exampleOfVectors,
  finishedEntries,
  freshService,
  packageId,
  quietJob,
} from "./desk-fixture";
import { draftEntries, exportIt, figures, importing, scans, sealIt, workingDesk } from "./working-desk";

describe("the past of a review", () => {
  it("has its seals, why each was taken off, and the bundles that they went into", async () => {
    const { service, first, round } = await workingDesk();
    const rest = finishedEntries(round, "m1").map((each) => ({ ...each, seq: each.seq + 4 }));
    acceptedOf(await service.appendEntries(first.packageId, "a3", rest, figures));
    await sealIt(service, first.packageId, "a3");
    await sealIt(service, first.packageId, "a2");
    expect(acceptedOf(await service.exportOutlook(first.packageId)).next).toBe(1);
    await exportIt(service, first.packageId);
    expect(acceptedOf(await service.exportOutlook(first.packageId)).next).toBe(2);
    acceptedOf(await service.reopen(first.packageId, "a1", "补充一处依据"));
    await sealIt(service, first.packageId, "a1");
    const past = acceptedOf(await service.reviewPast(first.packageId, "a1"));
    expect(past).toMatchObject({
      seals: [
        { number: 1, state: "scored", bundles: [1], reopened: { reason: "补充一处依据" } },
        { number: 2, state: "scored", bundles: [], reopened: null },
      ],
      ...{ carried: [], returned: [] },
    });
    expect(JSON.stringify(past)).not.toContain("%PDF");
  });

  it("knows where the work was carried over from and what the bureau sent back", async () => {
    const desk = await workingDesk();
    const { service, first, entries, round } = desk;
    const { expert, second: other } = await people();
    const named = ({ keys }: typeof expert) => ({ kid: keys.kid, recipient: keys.recipient });
    const returns = {
      format: 1 as const,
      returns: [
        {
          ...{ bundleId: crypto.randomUUID(), digest: "a".repeat(64), applicationIds: ["a3"] },
          ...{ note: "请补充依据", at: "2026-09-10T10:00:00+08:00" },
        },
      ],
    };
    const more = { experts: [{ ...named(expert), returns }, named(other)] };
    const second = await taskRevision({ revision: 2, after: first, scans, more });
    acceptedOf(await importing(desk, second));
    const past = acceptedOf(await service.reviewPast(second.packageId, "a3"));
    expect(past.carried).toMatchObject([{ from: 1, to: 2, lastSeq: entries.length }]);
    expect(past.returned).toEqual([{ note: "请补充依据", at: "2026-09-10T10:00:00+08:00", revision: 2 }]);
    const stored = acceptedOf(await service.openReview(second.packageId, "a3"));
    const carrying = versionsOf(stored.entries, past).find(({ cause }) => cause.kind === "carrying");
    expect(draftAt(emptyDraft(round), stored.entries, carrying?.seq ?? 0)).toEqual(
      draftOf(round, stored.entries),
    );
    expect(acceptedOf(await service.reviewPast(second.packageId, "a1")).returned).toEqual([]);
  });

  it("is told of no application without an answer about recusal", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(await service.reviewPast(packageId, "a01")).toMatchObject({ ok: false });
  });
});

describe("an edit that went back to a version, and a point", () => {
  it("are stored with the version's number and the name, and found again", async () => {
    const { service, round } = await declaredDesk();
    const [first = expect.unreachable()] = draftEntries(round);
    const back = { ...first, seq: 2, restores: 0, edits: [] };
    const point = { ...first, seq: 3, kind: "point" as const, name: "初评", edits: [] };
    const entries = [first, back, point];
    acceptedOf(await service.appendEntries(packageId, "a01", entries, { scored: 0, points: null }));
    expect(acceptedOf(await service.openReview(packageId, "a01")).entries).toEqual(entries);
  });
});

describe("the phrases", () => {
  it("begin in the example, once: one that deleted them all finds none", async () => {
    const { service } = await freshService();
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    const { phrases, revision } = acceptedOf(await service.phrases());
    expect(phrases.length).toBeGreaterThan(5);
    const last = phrases.slice(-1);
    acceptedOf(await service.savePhrases(last, revision));
    acceptedOf(await service.openExample(exampleOfVectors(), quietJob()));
    expect(acceptedOf(await service.phrases())).toEqual({ phrases: last, revision: revision + 1 });
    expect(await service.savePhrases([], revision)).toMatchObject({ refusal: { code: "conflict" } });
    await service.lock();
    expect(await service.phrases()).toMatchObject({ ok: false });
  });

  it("are the same in the next revision and the next round", async () => {
    const desk = await workingDesk();
    const phrases = [{ id: crypto.randomUUID(), text: "材料齐全。" }];
    const { revision } = acceptedOf(await desk.service.phrases());
    acceptedOf(await desk.service.savePhrases(phrases, revision));
    acceptedOf(await importing(desk, await taskRevision({ revision: 2, after: desk.first, scans })));
    expect(acceptedOf(await desk.service.phrases()).phrases).toEqual(phrases);
  });
});
