import { describe, expect, it } from "vitest";
import { missingOf } from "../../../../renderer/review-desk/calibration/missing-of";
import {
  recusalJobs,
  shippedCounts,
  unfinishedApplications,
} from "../../../../renderer/review-desk/delivery/recusal-forms";
import type { OpenRound, ReviewDeskPorts } from "../../../../renderer/review-desk/ports";
import { emptyDraft } from "../../../../shared/domain/draft";
import { editScore } from "../../../../shared/domain/edits";
import { applyEdit } from "../../../../shared/domain/history";
import { sampleRound } from "../../shared/sample-round";
import { applicationNamed } from "./sample-application";

const calibration = { anchors: [] };
const recused = (applicationId: string) => ({ applicationId, declared: true, reason: "师徒" });
const openRound = {
  applications: [
    applicationNamed("a1", "SY-001"),
    applicationNamed("a2", "SY-002"),
    applicationNamed("p1", "SY-900", { calibration }),
  ],
  standings: ["started", "recused", "recused"].map((state, at) => ({
    applicationId: ["a1", "a2", "p1"][at],
    state,
  })),
  declaration: { confidentialityAcceptedAt: "2026-10-01", recusals: [recused("a2"), recused("p1")] },
} as unknown as OpenRound;

describe("what is handed in of a round with practice", () => {
  it("counts neither the practice dossier nor that the expert keeps away from it", () => {
    expect(shippedCounts(openRound)).toEqual({ counted: 2, recused: 1 });
    expect(unfinishedApplications(openRound).map(({ id }) => id)).toEqual(["a1"]);
  });

  it("has a recusal statement of the applications that count alone", async () => {
    const asked: string[] = [];
    const ports = {
      openReview: async () => ({ ok: true, value: { sealed: null } }),
      prepareSeal: async (_packageId: string, id: string) => {
        asked.push(id);
        return { ok: true, value: { applicationId: id } };
      },
    } as unknown as ReviewDeskPorts;
    const jobs = await recusalJobs("p", openRound, ports);
    expect(asked).toEqual(["a2"]);
    expect(jobs).toMatchObject({ value: [{ application: { id: "a2" } }] });
  });
});

describe("what is missing of a practice dossier", () => {
  const empty = emptyDraft(sampleRound);
  const places = (of: { calibration?: typeof calibration }, draft = empty) =>
    missingOf(sampleRound, { precheck: [], ...of }, draft).map(({ place }) => place.kind);

  it("is every criterion without points, and neither a verdict nor an opinion", () => {
    expect(new Set(places({}))).toContain("gate");
    expect(places({ calibration })).toEqual(["criterion", "criterion", "criterion"]);
  });

  it("is nothing of a criterion that has points, explained or not", () => {
    const low = applyEdit(empty, editScore(empty, "A1", { points: 1 }));
    expect(places({ calibration }, low)).toEqual(["criterion", "criterion"]);
  });
});
