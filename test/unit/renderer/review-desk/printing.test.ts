import { describe, expect, it } from "vitest";
import type { FormContent } from "../../../../renderer/forms";
import { ownPlace } from "../../../../renderer/forms";
import { receiptSums } from "../../../../renderer/forms/receipt-data";
import type { OpenRound, ReviewState, SealedReview } from "../../../../renderer/review-desk/ports";
import { type ChoiceKey, choiceRows, firstChoices } from "../../../../renderer/review-desk/printing/choices";
import { formsFileName, scoreFileName } from "../../../../renderer/review-desk/printing/file-name";
import { gatherForms } from "../../../../renderer/review-desk/printing/gather";
import { printedPages } from "../../../../renderer/review-desk/printing/page-count";
import { scoreFileData } from "../../../../renderer/review-desk/printing/score-file-data";
import { emptyDraft } from "../../../../shared/domain/draft";
import { accept, type Result } from "../../../../shared/refusal";
import { sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

const states: readonly ReviewState[] = ["undeclared", "started", "sealed", "exported", "recused"];
const applications = states.map((_, index) => ({
  ...sampleApplication,
  id: `a${index}`,
  number: `N${index}`,
}));
const standing = (state: ReviewState, index: number) => ({
  ...{ applicationId: `a${index}`, state, scored: 0, points: null, savedAt: null, returned: null },
});

const openRound = {
  summary: { packageId: "p", bureauName: "样例区局", title: sampleRound.title },
  round: sampleRound,
  applications: [...applications, { ...sampleApplication, id: "practice", calibration: { anchors: [] } }],
  declaration: {
    confidentialityAcceptedAt: "2026-10-01T08:00:00+08:00",
    recusals: [
      { applicationId: "a4", declared: true, reason: "师徒", at: "2026-10-02T08:00:00+08:00", earlier: [] },
      { applicationId: "a2", declared: false, reason: "", at: "2026-10-02T08:00:00+08:00", earlier: [] },
    ],
  },
  standings: states.map(standing),
  mayAnswer: true,
  revisions: [],
} as unknown as OpenRound;

const pdf = new TextEncoder().encode(
  "%PDF-1.4\n<</Type /Pages\n/Count 2\n/Kids [1 0 R 2 0 R]>>\n<</Type /Pages /Count 3 /Kids [3 0 R]>>",
);
const sealed: SealedReview = {
  sealedAt: "2026-10-08T09:30:00+08:00",
  total: 86.5,
  reviewSha256: "ab".repeat(32),
  opinionPdf: pdf,
};
const seat = { name: "样例专家", organisation: "样例学院", fingerprint: "ABCD EFGH" };
const bundle = { revision: 2, digest: "cd".repeat(32), createdAt: "", saved: true };

const context = (round: OpenRound = openRound) => ({
  ports: {
    seat,
    now: () => "2026-10-09T10:00:00+08:00",
    openReview: async (_: string, id: string) =>
      accept({ entries: [], sealed: ["a2", "a3", "a4"].includes(id) ? sealed : null }),
    exportOutlook: async () => accept({ withdrawal: null, forLeft: [], latest: bundle }),
  } as unknown as Parameters<typeof gatherForms>[1]["ports"],
  openRound: round,
  rows: choiceRows(round, null),
  open: null,
  place: ownPlace,
  promises: ["只为本次评审查阅申报材料。"],
  marksOf: () => [],
});

async function contentsOf(chosen: readonly ChoiceKey[], round?: OpenRound): Promise<readonly FormContent[]> {
  const gathered: Result<{ contents: readonly FormContent[] }> = await gatherForms(
    new Set(chosen),
    context(round),
  );
  if (!gathered.ok) throw new Error(gathered.refusal.code);
  return gathered.value.contents;
}

describe("what can be printed", () => {
  it("is nothing before the answer, the statement after a recusal, the overprint after the seal", () => {
    expect(choiceRows(openRound, null).map(({ forms }) => forms)).toEqual([
      [],
      ["opinion", "application", "marks"],
      ["opinion", "overprint", "application", "marks"],
      ["opinion", "overprint", "application", "marks"],
      ["opinion"],
    ]);
  });

  it("is at first what is signed and handed over", () => {
    expect([...firstChoices(choiceRows(openRound, null), true)]).toEqual([
      "application:opinion:a2",
      "application:opinion:a3",
      "application:opinion:a4",
      "round:receipt",
    ]);
    expect([...firstChoices(choiceRows(openRound, "a1"), false)]).toEqual(["application:opinion:a1"]);
  });
});

describe("the forms", () => {
  it("carry the sealed review's digest, total and day; a draft carries none", async () => {
    const [draft, whole] = await contentsOf(["application:opinion:a1", "application:opinion:a2"]);
    expect(draft).toMatchObject({ kind: "opinion", data: { reviewSha256: null, signedOn: "" } });
    expect(whole).toMatchObject({
      kind: "opinion",
      data: { reviewSha256: sealed.reviewSha256, total: 86.5, signedOn: "2026-10-08", signer: seat },
    });
  });

  it("are the statement, with its reason, where the application was recused", async () => {
    expect(await contentsOf(["application:opinion:a4"])).toMatchObject([
      { kind: "recusal", data: { reason: "师徒" } },
    ]);
  });

  it("have the opinion on 附件1 once it is sealed", async () => {
    const [before, after] = await contentsOf(["application:application:a1", "application:application:a2"]);
    expect(before).toMatchObject({ kind: "application", data: { lead: "" } });
    expect(after).toMatchObject({ kind: "application", data: { lead: expect.stringContaining("86.5 分") } });
  });

  it("take the open review as it stands on the desk", async () => {
    const draft = { ...emptyDraft(sampleRound), opinion: "还没有存下" };
    const open = { applicationId: "a1", draft, sealed: null };
    const gathered = await gatherForms(new Set<ChoiceKey>(["application:opinion:a1"]), {
      ...context(),
      open,
    });
    expect(gathered).toMatchObject({ value: { contents: [{ data: { draft: { opinion: "还没有存下" } } }] } });
  });

  it("are printed empty with nobody's name on them", async () => {
    const contents = await contentsOf([
      "blank:opinion",
      "blank:application",
      "blank:marks",
      "blank:commitment",
      "blank:receipt",
    ]);
    expect(contents.map(({ kind }) => kind)).toEqual([
      "opinion",
      "application",
      "marks",
      "commitment",
      "receipt",
    ]);
    expect(JSON.stringify(contents)).not.toMatch(/样例专家|样例大师|样例区局|ABCD/);
  });
});

describe("评审材料交接单", () => {
  it("lists every application with total, digest and pages", async () => {
    const [receipt] = await contentsOf(["round:receipt"]);
    if (receipt?.kind !== "receipt") return expect.unreachable();
    expect(receipt.data.rows.map(({ state, total, pages }) => [state, total, pages])).toEqual([
      ["未声明", null, null],
      ["未定稿", null, null],
      ["已定稿", 86.5, 3],
      ["已导出", 86.5, 3],
      ["已回避", 86.5, 3],
    ]);
    expect(receiptSums(receipt.data.rows)).toEqual({ forms: 3, pages: 9 });
  });

  it("names the bundle only while that holds what is here", async () => {
    const [open] = await contentsOf(["round:receipt"]);
    expect(open).toMatchObject({ data: { bundle: null } });
    const done = {
      ...openRound,
      applications: applications.slice(3),
      standings: openRound.standings.slice(3),
    };
    const [closed] = await contentsOf(["round:receipt"], done);
    expect(closed).toMatchObject({ data: { bundle: { revision: 2, digest: bundle.digest } } });
  });
});

describe("回避与保密承诺书", () => {
  it("gives each answer with its day, and the reason of a recusal", async () => {
    const [commitment] = await contentsOf(["round:commitment"]);
    if (commitment?.kind !== "commitment") return expect.unreachable();
    expect(commitment.data.acceptedOn).toBe("2026-10-01");
    expect(commitment.data.rows.map(({ answer, reason, on }) => [answer, reason, on])).toEqual([
      ["未声明", "", ""],
      ["未声明", "", ""],
      ["无需回避", "", "2026-10-02"],
      ["未声明", "", ""],
      ["回避", "师徒", "2026-10-02"],
    ]);
  });
});

describe("a printed file", () => {
  it("has as many pages as its tree's root counts", () => {
    expect(printedPages(pdf)).toBe(3);
    expect(printedPages(new TextEncoder().encode("%PDF-1.4"))).toBeNull();
  });

  it("is named after its form, or after how many there are", async () => {
    const contents = await contentsOf(["application:opinion:a2", "round:receipt", "blank:marks"]);
    const names = contents.map((content) => formsFileName("样例批次", [content]));
    expect(names).toEqual([
      "评审材料交接单-样例批次.pdf",
      "评估意见与评分表-N2-样例数控技能大师工作室.pdf",
      "批注清单-空白.pdf",
    ]);
    expect(formsFileName("样例批次", contents)).toBe("评审表格-样例批次-3份.pdf");
  });
});

describe("the score sheets as a table", () => {
  it("name every application, with figures where there are any, of practice none", async () => {
    const data = await scoreFileData(context());
    if (!data.ok) throw new Error(data.refusal.code);
    expect(data.value.preparedOn).toBe("2026-10-09");
    expect(
      data.value.entries.map((each) => [each.application.number, each.standing, each.data?.total]),
    ).toEqual([
      ["N0", "未声明", undefined],
      ["N1", "未定稿", 0],
      ["N2", "已定稿", 86.5],
      ["N3", "已导出", 86.5],
      ["N4", "已回避", undefined],
    ]);
  });

  it("are called after the application, or after the round and how many they are", () => {
    const [first] = applications;
    expect(scoreFileName("样例批次", first ? [first] : [], "csv")).toBe(
      "专家评分表-N0-样例数控技能大师工作室.csv",
    );
    expect(scoreFileName("样例批次", applications, "xlsx")).toBe("专家评分表-样例批次-5份.xlsx");
  });
});
