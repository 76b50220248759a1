import { describe, expect, it } from "vitest";
import { readDesk } from "../../../../renderer/review-desk/desk-round";
import type { OpenRound, RoundSummary } from "../../../../renderer/review-desk/ports";
import { accept, refuse } from "../../../../shared/refusal";

const summary = (packageId: string, day: number): RoundSummary => ({
  ...{ packageId, roundId: packageId, title: "样例批次", revision: 1, deadline: "2026-10-20" },
  ...{ bureauName: "样例局", importedAt: `2026-10-0${day}T08:00:00+08:00` },
  current: { packageId, revision: 1 },
});
const [older, newer] = [summary("p1", 1), summary("p2", 2)];
const opened = (packageId: string) => ({ summary: summary(packageId, 1) }) as OpenRound;

/** A desk whose packages open, all but those named. */
const desk = (rounds: readonly RoundSummary[], ...broken: string[]) => ({
  rounds: async () => rounds,
  openRound: async (packageId: string) =>
    broken.includes(packageId) ? refuse("storage-failed") : accept(opened(packageId)),
});

describe("the round on the desk", () => {
  it.each([
    ["the one chosen", "p1", null, "p1"],
    ["the one imported last where none was chosen", null, null, "p2"],
    ["the one imported last where the one chosen was superseded", "p0", null, "p2"],
    ["an older revision that is looked at", "p1", "p0", "p0"],
  ])("is %s", async (_what, chosen, lookedAt, packageId) => {
    const view = await readDesk(desk([older, newer]), { chosen, lookedAt }, null);
    expect(view).toMatchObject({ open: { summary: { packageId } }, refusal: null });
  });

  it("is none before the first import", async () => {
    expect(await readDesk(desk([]), { chosen: "p1", lookedAt: null }, null)).toEqual({
      ...{ rounds: [], open: null, refusal: null },
    });
  });

  it("stays what it was where another cannot be opened, or itself not anew: a review may be on screen", async () => {
    const before = opened("p1");
    for (const chosen of ["p1", "p2"]) {
      const view = await readDesk(desk([older, newer], "p1", "p2"), { chosen, lookedAt: null }, before);
      expect(view.open).toBe(before);
      expect(view.refusal).toMatchObject({ code: "storage-failed" });
    }
  });
});
