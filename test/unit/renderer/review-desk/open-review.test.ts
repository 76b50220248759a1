import { describe, expect, it } from "vitest";
import { openReview } from "../../../../renderer/review-desk/review/open-review";
import { editScore, editText } from "../../../../shared/domain/edits";
import type { ChangeEntry } from "../../../../shared/domain/history";
import { accept } from "../../../../shared/refusal";
import { sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

const now = "2026-10-08T09:00:00+08:00";

/** An open review over a store in memory. */
function opened(entries: readonly ChangeEntry[] = [], sealed = false) {
  const log: ChangeEntry[] = [...entries];
  const standings: { scored: number; points: number | null }[] = [];
  const review = openReview({
    ports: {
      now: () => now,
      appendEntries: async (_package, _application, added, standing) => {
        log.push(...added);
        standings.push(standing);
        return accept({ savedAt: now });
      },
    },
    packageId: "p1",
    round: sampleRound,
    application: sampleApplication,
    stored: {
      entries,
      sealed: sealed
        ? { sealedAt: now, total: 23, reviewSha256: "0".repeat(64), opinionPdf: new Uint8Array() }
        : null,
    },
    savedAt: null,
  });
  return { review, log, standings };
}

describe("openReview", () => {
  it("stores each change as one entry, with where the application stands then", async () => {
    const { review, log, standings } = opened();
    review.change([editScore(review.draft(), "A1", { points: 9.5 })]);
    review.change([editScore(review.draft(), "B1", { points: 6 })]);
    expect(await review.flush()).toBe(true);
    expect(log.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, "edit"],
      [2, "edit"],
    ]);
    expect(standings.at(-1)).toEqual({ scored: 2, points: 15.5 });
    expect(review.store.getState().save).toEqual({ state: "saved", at: now });
  });

  it("has everything again when the stored log is opened", async () => {
    const first = opened();
    first.review.change([editScore(first.review.draft(), "A1", { points: 9.5 })]);
    first.review.undo();
    first.review.redo();
    first.review.change([editText(first.review.draft(), "opinion", "好")]);
    await first.review.flush();
    const again = opened(first.log).review;
    expect(again.draft()).toEqual(first.review.draft());
    expect(again.undo()?.edits[0]).toMatchObject({ on: "opinion" });
    expect(again.undo()?.edits[0]).toMatchObject({ on: "score" });
    expect(again.undo()).toBeNull();
  });

  it("says points null, not 0, while nothing is scored", async () => {
    const { review, standings } = opened();
    review.change([editText(review.draft(), "opinion", "好")]);
    await review.flush();
    expect(standings).toEqual([{ scored: 0, points: null }]);
  });

  it("makes typed text an entry before it undoes, so that Ctrl+Z takes back what was typed", () => {
    const { review } = opened();
    let typed: string | null = "刚键入";
    review.texts.add(() => {
      if (typed !== null) review.change([editText(review.draft(), "opinion", typed)]);
      typed = null;
    });
    expect(review.undo()?.edits[0]).toMatchObject({ on: "opinion", before: "", after: "刚键入" });
    expect(review.draft().opinion).toBe("");
    expect(review.redo()?.edits[0]).toMatchObject({ after: "刚键入" });
    expect(review.draft().opinion).toBe("刚键入");
  });

  it("goes back to an earlier draft by one entry more, after what was typed, and undo leaves it again", async () => {
    const { review, log } = opened();
    review.change([editScore(review.draft(), "A1", { points: 9.5 })]);
    const earlier = review.draft();
    review.change([editScore(review.draft(), "A1", { points: 8 })]);
    let typed: string | null = "刚键入";
    review.texts.add(() => {
      if (typed !== null) review.change([editText(review.draft(), "opinion", typed)]);
      typed = null;
    });
    expect(review.goBackTo(earlier, 1)).toBe(true);
    expect(review.draft()).toEqual(earlier);
    await review.flush();
    expect(log.map(({ seq, kind, restores }) => [seq, kind, restores])).toEqual([
      [1, "edit", undefined],
      [2, "edit", undefined],
      [3, "edit", undefined],
      [4, "edit", 1],
    ]);
    expect(review.goBackTo(earlier, 1)).toBe(false);
    expect(review.undo()?.restores).toBe(1);
    expect(review.draft()).toMatchObject({ opinion: "刚键入", scores: { A1: { points: 8 } } });
    expect(opened(log, true).review.goBackTo(earlier, 1)).toBe(false);
  });

  it("keeps a point by its name, which undo passes over", async () => {
    const { review, log } = opened();
    review.change([editScore(review.draft(), "A1", { points: 9.5 })]);
    review.keepPoint("初评");
    expect(review.undo()?.edits[0]).toMatchObject({ on: "score" });
    await review.flush();
    expect(log.map(({ kind, name, target }) => [kind, name, target])).toEqual([
      ["edit", undefined, null],
      ["point", "初评", null],
      ["undo", undefined, 1],
    ]);
    const sealed = opened(log, true);
    sealed.review.keepPoint("晚了");
    expect(sealed.log).toHaveLength(3);
  });

  it("changes nothing while the review is sealed", async () => {
    const { review, log } = opened([], true);
    review.change([editText(review.draft(), "opinion", "好")]);
    expect(review.undo()).toBeNull();
    await review.flush();
    expect(log).toEqual([]);
    expect(review.draft().opinion).toBe("");
  });

  it("records no entry without an edit", async () => {
    const { review, log } = opened();
    review.change([]);
    await review.flush();
    expect(log).toEqual([]);
  });
});
