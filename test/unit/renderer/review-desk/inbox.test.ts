import { describe, expect, it } from "vitest";
import { daysLeft, deadlineWords, savedWords } from "../../../../renderer/review-desk/inbox/calendar-words";
import { countMissing, lackingOf } from "../../../../renderer/review-desk/inbox/missing";
import {
  type InboxView,
  kindCounts,
  nextUp,
  rowsOf,
  tagOf,
  viewOf,
} from "../../../../renderer/review-desk/inbox/rows";
import type { OpenRound, ReviewStanding } from "../../../../renderer/review-desk/ports";
import { neighboursOf } from "../../../../renderer/review-desk/workspace/neighbours";
import { sampleRound } from "../../shared/sample-round";
import { applicationNamed, sampleApplication } from "./sample-application";

const standing = (applicationId: string, change: Partial<ReviewStanding>): ReviewStanding => ({
  applicationId,
  state: "untouched",
  scored: 0,
  points: null,
  savedAt: null,
  returned: null,
  ...change,
});

const round: OpenRound = {
  summary: {
    packageId: "p1",
    roundId: "round-2026",
    title: "样例批次",
    revision: 1,
    deadline: "2026-10-20",
    bureauName: "样例局",
    importedAt: "2026-10-01T08:00:00+08:00",
    current: { packageId: "p1", revision: 1 },
  },
  round: sampleRound,
  applications: [
    applicationNamed("a1", "SY-001"),
    applicationNamed("a2", "SY-002", { studio: { ...sampleApplication.studio, name: "样例面点工作室" } }),
    applicationNamed("a3", "SY-003"),
    applicationNamed("a4", "SY-004"),
    applicationNamed("a5", "SY-005", { calibration: { anchors: [] } }),
  ],
  declaration: {
    confidentialityAcceptedAt: "2026-10-02T08:00:00+08:00",
    recusals: [
      {
        applicationId: "a2",
        declared: true,
        reason: "师徒",
        at: "2026-10-02T08:00:00+08:00",
        why: "",
        earlier: [],
      },
    ],
  },
  standings: [
    standing("a1", { state: "started", scored: 3, points: 21.5, savedAt: "2026-10-08T09:00:00+08:00" }),
    standing("a2", { state: "recused", savedAt: "2026-10-02T08:00:00+08:00" }),
    standing("a3", { state: "started", scored: 1, points: 9, savedAt: "2026-10-08T15:00:00+08:00" }),
  ],
  mayAnswer: true,
  isWithoutScans: false,
  revisions: [],
};
const rows = rowsOf(round);
const ids = (view: Partial<InboxView>) =>
  viewOf(rows, { kind: null, words: "", sort: { key: "number", down: false }, ...view }).map(
    (row) => row.application.id,
  );

describe("rows", () => {
  it("take an application without a standing for one that was never asked about", () => {
    expect(rows.map((row) => row.standing.state)).toEqual([
      "started",
      "recused",
      "started",
      "undeclared",
      "undeclared",
    ]);
    expect(rows[0]?.pages).toBe(31);
  });

  it("are filtered by state and by words, whatever their case", () => {
    expect(ids({ kind: "started" })).toEqual(["a1", "a3"]);
    expect(ids({ kind: "undeclared" })).toEqual(["a4"]);
    expect(ids({ kind: "practice" })).toEqual(["a5"]);
    expect(ids({ words: " 面点 " })).toEqual(["a2"]);
    expect(ids({ words: "sy-004" })).toEqual(["a4"]);
  });

  it("are sorted both ways with the unknown last", () => {
    expect(ids({ sort: { key: "points", down: false } })).toEqual(["a3", "a1", "a2", "a4", "a5"]);
    expect(ids({ sort: { key: "points", down: true } })).toEqual(["a1", "a3", "a2", "a4", "a5"]);
    expect(ids({ sort: { key: "number", down: true } })[0]).toBe("a5");
  });

  it("count their states and let the work of last time stand out", () => {
    expect(kindCounts(rows)).toEqual([
      { kind: "started", count: 2 },
      { kind: "undeclared", count: 1 },
      { kind: "recused", count: 1 },
      { kind: "practice", count: 1 },
    ]);
    expect(nextUp(rows)).toBe("a3");
    const counting = rows.filter(({ practice }) => practice === null);
    expect(nextUp(counting.filter(({ standing: { state } }) => state !== "started"))).toBe("a4");
    expect(nextUp(rows.filter(({ standing: { state } }) => state === "recused"))).toBeNull();
  });
});

describe("a practice dossier among the rows", () => {
  const withStates = (counting: Partial<ReviewStanding>, practice: Partial<ReviewStanding>) =>
    rowsOf({
      ...round,
      applications: round.applications.filter(({ id }) => id === "a1" || id === "a5"),
      standings: [standing("a1", counting), standing("a5", practice)],
    });

  it("comes first while nothing that counts was begun, and does not stand out afterwards", () => {
    expect(nextUp(withStates({}, {}))).toBe("a5");
    expect(nextUp(withStates({}, { state: "started", scored: 1 }))).toBe("a5");
    expect(nextUp(withStates({}, { state: "started", scored: 3 }))).toBe("a1");
    expect(nextUp(withStates({ state: "sealed", scored: 3 }, {}))).toBeNull();
    expect(nextUp(withStates({ state: "started", scored: 3 }, {}))).toBe("a1");
  });

  it("is through once every criterion has points, and then leads to the anchors", () => {
    const practised = (scored: number) => withStates({}, { state: "started", scored })[1];
    const told = (row = practised(0)) => row && [tagOf(row).label, row.next];
    expect(told()).toEqual(["练习中", "继续"]);
    expect(told(practised(3))).toEqual(["已练完", "对照参考分"]);
  });
});

describe("what is missing", () => {
  it("counts reviews to score, to seal, to declare and reasons to write, and no practice dossier", () => {
    const lacking = lackingOf(rows, {
      a1: [],
      a3: [{ place: { kind: "criterion", id: "A1" }, severity: "missing", reason: "low-unexplained" }],
    });
    expect(lacking.map(({ row }) => row.application.id)).toEqual(["a1", "a3", "a4"]);
    expect(countMissing(lacking, 3)).toEqual({ undeclared: 1, unscored: 1, unexplained: 1, unsealed: 1 });
  });
});

describe("neighboursOf", () => {
  it("passes over the recused and knows who has to declare first", () => {
    expect(neighboursOf(round, "a1")).toEqual({
      position: 1,
      count: 4,
      previous: null,
      next: { applicationId: "a3", undeclared: false },
    });
    expect(neighboursOf(round, "a3")).toMatchObject({
      previous: { applicationId: "a1" },
      next: { applicationId: "a4", undeclared: true },
    });
    expect(neighboursOf(round, "a5")).toMatchObject({ position: null, next: null });
  });
});

describe("calendar words", () => {
  const now = new Date(2026, 9, 8, 9, 0).toISOString();
  const at = (month: number, day: number, hour: number, year = 2026) =>
    new Date(year, month - 1, day, hour, 5).toISOString();

  it("count days, not hours, to the deadline", () => {
    expect(daysLeft("2026-10-20", new Date(2026, 9, 8, 23, 59).toISOString())).toBe(12);
    expect(deadlineWords("2026-10-20", now)).toBe("还有 12 天");
    expect(deadlineWords("2026-10-08", now)).toBe("今天截止");
    expect(deadlineWords("2026-10-05", now)).toBe("已过 3 天");
  });

  it("say when something was saved as people do", () => {
    expect(savedWords(at(10, 8, 14), now)).toBe("今天 14:05");
    expect(savedWords(at(10, 7, 23), now)).toBe("昨天 23:05");
    expect(savedWords(at(10, 1, 9), now)).toBe("10月1日 09:05");
    expect(savedWords(at(12, 31, 9, 2025), now)).toBe("2025年12月31日");
  });
});

describe("a review that the bureau sent back (退回)", () => {
  const note = { note: "请补依据", at: "2026-10-12T09:00:00+08:00" };
  const returned = rowsOf({
    ...round,
    standings: [standing("a1", { state: "sealed", returned: note }), standing("a3", { state: "untouched" })],
  });

  it("is the next step, under its own name", () => {
    expect(returned[0]?.next).toBe("处理退回");
    expect(nextUp(returned)).toBe("a1");
  });

  it("goes on like any other once it is open again", () => {
    const [first] = rowsOf({ ...round, standings: [standing("a1", { state: "started", returned: note })] });
    expect(first?.next).toBe("继续");
  });
});

describe("an older revision", () => {
  it("shows what was reviewed and leads to nothing that could be written", () => {
    const summary = { ...round.summary, current: { packageId: "p2", revision: 2 } };
    expect(rowsOf({ ...round, summary }).map((row) => row.next)).toEqual(["查阅", null, "查阅", null, null]);
  });
});
