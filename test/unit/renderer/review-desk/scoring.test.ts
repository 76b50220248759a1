import { describe, expect, it } from "vitest";
import { openReview } from "../../../../renderer/review-desk/review/open-review";
import { neighbourOf } from "../../../../renderer/review-desk/scoring/neighbours";
import { plainDigits, typedNumber } from "../../../../renderer/review-desk/scoring/number-text";
import {
  adjust,
  chooseLevel,
  setCount,
  setPoints,
} from "../../../../renderer/review-desk/scoring/scoring-changes";
import { accept } from "../../../../shared/refusal";
import { criterion, sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

const now = "2026-10-08T09:00:00+08:00";
const a1 = criterion("A1");
const d2 = criterion("D2");

function opened() {
  const review = openReview({
    ports: { now: () => now, appendEntries: async () => accept({ savedAt: now }) },
    packageId: "p1",
    round: sampleRound,
    application: sampleApplication,
    stored: { entries: [], sealed: null },
    savedAt: null,
  });
  const work = (id: string) => review.draft().scores[id];
  const entries = () => review.store.getState().history.lastSeq;
  return { review, work, entries };
}

const levelAt = (index: number) => {
  const level = a1.levels[index];
  if (!level) throw new Error(`no level ${index}`);
  return level;
};

describe("choosing and adjusting", () => {
  it("sets level and points in one entry, so that one undo takes both back", () => {
    const { review, work, entries } = opened();
    chooseLevel(review, a1, levelAt(0));
    expect(work("A1")).toMatchObject({ level: "优", points: 9 });
    expect(entries()).toBe(1);
    review.undo();
    expect(work("A1")).toMatchObject({ level: null, points: null });
  });

  it("records nothing when the same level is chosen again", () => {
    const { review, entries } = opened();
    chooseLevel(review, a1, levelAt(0));
    chooseLevel(review, a1, levelAt(0));
    expect(entries()).toBe(1);
  });

  it("moves by the rubric's step and stops at the ends without an entry", () => {
    const { review, work, entries } = opened();
    setPoints(review, a1, 9.5);
    adjust(review, a1, 1);
    adjust(review, a1, 1);
    expect(work("A1")?.points).toBe(10);
    expect(entries()).toBe(2);
  });

  it("takes points away again", () => {
    const { review, work } = opened();
    setPoints(review, a1, 9.5);
    setPoints(review, a1, null);
    expect(work("A1")?.points).toBeNull();
  });

  it("derives the points of a counted criterion and starts counting at its target", () => {
    const { review, work } = opened();
    adjust(review, d2, -1);
    expect(work("D2")).toMatchObject({ count: 100, points: 12 });
    adjust(review, d2, -1);
    expect(work("D2")).toMatchObject({ count: 99, points: 11.5 });
    setCount(review, d2, null);
    expect(work("D2")).toMatchObject({ count: null, points: null });
  });
});

describe("typed numbers", () => {
  it.each([
    ["9.5", 9.5],
    ["９．５", 9.5],
    ["9。5", 9.5],
    ["9.", 9],
    [".5", 0.5],
    ["", null],
  ])("reads %s as %s", (text, number) => {
    expect(typedNumber(text)).toBe(number);
  });

  it("reads no number out of two points or of words", () => {
    expect(typedNumber("9.5.1")).toBeNaN();
    expect(typedNumber("jiu'dian")).toBeNaN();
  });

  it("drops what is no part of a number while typing", () => {
    expect(plainDigits("9.5n分")).toBe("9.5");
  });
});

describe("neighbourOf", () => {
  const { criteria } = sampleRound.rubric;
  it("goes through the rubric and stops at its ends", () => {
    expect(neighbourOf(criteria, "A1", 1)?.id).toBe("B1");
    expect(neighbourOf(criteria, "A1", -1)).toBeNull();
    expect(neighbourOf(criteria, "D2", 1)).toBeNull();
  });
});
