import { describe, expect, it } from "vitest";
import { gapAfter } from "../../../../renderer/review-desk/workspace/gap-after";
import { firstPlace, placeOfGap } from "../../../../renderer/review-desk/workspace/sheet-place";
import { emptyDraft } from "../../../../shared/domain/draft";
import { blockingGaps, gapsOf } from "../../../../shared/rules/gaps";
import { sampleRound } from "../../shared/sample-round";

const gaps = blockingGaps(gapsOf(sampleRound, emptyDraft(sampleRound), []));
const first = firstPlace(sampleRound);

describe("the next of what is missing", () => {
  it("comes after the criterion in hand", () => {
    expect(gapAfter(gaps, first)?.place).toEqual({ kind: "criterion", id: "B1" });
  });

  it("leads once round the whole sheet and begins again", () => {
    let place = placeOfGap(first, { kind: "gate", id: "G1" });
    const visited = gaps.map(() => {
      const next = gapAfter(gaps, place)?.place ?? expect.unreachable();
      place = placeOfGap(place, next);
      return next.kind === "gate" || next.kind === "criterion" ? next.id : next.kind;
    });
    expect(visited).toEqual(["G2", "A1", "B1", "D2", "recommendation", "opinion", "G1"]);
  });

  it("stays where the only one is, and is nowhere when nothing is missing", () => {
    const only = gaps.filter(({ place }) => place.kind === "criterion" && place.id === "A1");
    expect(gapAfter(only, first)).toBe(only[0]);
    expect(gapAfter([], first)).toBeNull();
  });
});
