import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePhraseBook } from "../../../../renderer/review-desk/phrases/phrase-book";
import { fieldWords, valuesFor } from "../../../../renderer/review-desk/phrases/phrase-field";
import { keptText, moved, phrasesWith, written } from "../../../../renderer/review-desk/phrases/phrase-list";
import type { KeptPhrases } from "../../../../renderer/review-desk/ports";
import { editGate, editScore } from "../../../../shared/domain/edits";
import type { Phrase } from "../../../../shared/domain/phrase";
import { accept, type Result, refuse } from "../../../../shared/refusal";
import { annotationId, drafted, sampleRound } from "../../shared/sample-round";
import { sampleApplication } from "./sample-application";

const phrase = (number: number, text = `常用语${number}`): Phrase => ({ id: annotationId(number), text });
const [one, two, three] = [phrase(1), phrase(2), phrase(3)];
const all = [one, two, three];

describe("the list of phrases", () => {
  it("is searched as everything is: width and case say nothing, and the order stays", () => {
    const list = [phrase(1, "评A1项"), phrase(2, "佐证不足"), phrase(3, "补充佐证")];
    expect(phrasesWith(list, "ａ1").map(({ id }) => id)).toEqual([annotationId(1)]);
    expect(phrasesWith(list, " 佐证 ")).toEqual(list.slice(1));
    expect(phrasesWith(list, " ")).toBe(list);
  });

  it("is put in order one place at a time, among those that show", () => {
    expect(moved(all, one.id, 1)).toEqual([two, one, three]);
    expect(moved(all, three.id, -1)).toEqual([one, three, two]);
    expect(moved(all, one.id, -1)).toBe(all);
    expect(moved(all, one.id, 1, [one, three])).toEqual([two, three, one]);
    expect(moved(all, three.id, -1, [one, three])).toEqual([three, one, two]);
  });

  it("keeps all phrases, whatever is moved (property)", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.nat(8), fc.constantFrom(1 as const, -1 as const), (each, at, direction) => {
        const list = each.map((number) => phrase(number));
        const next = moved(list, annotationId(each[at % each.length] ?? 1), direction);
        expect([...next].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          [...list].sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
    );
  });

  it("takes a phrase written anew in its place, a new one at its beginning, and none that is empty or too long", () => {
    expect(written(all, { ...two, text: "改" })).toEqual([one, { ...two, text: "改" }, three]);
    expect(written([two], one)).toEqual([one, two]);
    expect([keptText(" 好 "), keptText(" \n"), keptText("好".repeat(1001))]).toEqual(["好", null, null]);
  });
});

describe("what is filled in", () => {
  const draft = drafted(
    (d) => editScore(d, "A1", { points: 7.5 }),
    (d) => editScore(d, "D2", { count: 90, points: 7 }),
    (d) => editGate(d, "G2", { verdict: "doubtful" }),
  );
  const values = (kind: "opinion" | "gate" | "criterion", id: string) =>
    valuesFor({ kind, id } as Parameters<typeof valuesFor>[0], {
      ...{ round: sampleRound, application: sampleApplication, draft },
    });

  it("is of the criterion in hand, with points as they are shown", () => {
    expect(values("criterion", "A1")).toMatchObject({
      ...{ 评分项: "技能等级与一线履历", 档次: "良", 分值: "7.5", 满分: "10", 扣分: "2.5", 数量: "" },
      ...{ 领办人: sampleApplication.master.name, 合计: "14.5" },
    });
    expect(values("criterion", "D2")).toMatchObject({ 数量: "90", 扣分: "5.0", 档次: "" });
    expect(values("criterion", "B1")).toMatchObject({ 评分项: "制度", 满分: "8" });
    expect(values("criterion", "B1").分值).toBeUndefined();
  });

  it("is of the gate in hand, and in the opinion of neither", () => {
    expect(values("gate", "G2")).toMatchObject({ 资格条件: "成员", 判断: "存疑" });
    expect(values("opinion", "strengths").评分项).toBeUndefined();
  });

  it("is named by its field", () => {
    expect(fieldWords({ kind: "opinion", id: "free" }, sampleRound)).toBe("专家评估意见");
    expect(fieldWords({ kind: "opinion", id: "advice" }, sampleRound)).toBe("建议");
    expect(fieldWords({ kind: "gate", id: "G2" }, sampleRound)).toBe("资格 2 说明");
    expect(fieldWords({ kind: "criterion", id: "A1" }, sampleRound)).toBe("A1 评语");
  });
});

/** A store of phrases that can refuse. */
function storeOf(kept: KeptPhrases) {
  const state = { kept, refuses: false };
  const savePhrases = async (phrases: readonly Phrase[], revision: number): Promise<Result<KeptPhrases>> => {
    if (state.refuses) return refuse("no-space");
    if (revision !== state.kept.revision) return refuse("conflict");
    state.kept = { phrases, revision: revision + 1 };
    return accept(state.kept);
  };
  return { state, book: makePhraseBook({ phrases: async () => accept(state.kept), savePhrases }) };
}

describe("the book of phrases", () => {
  it("stores each change in its turn, and what is undone and done again", async () => {
    const { state, book } = storeOf({ phrases: [one], revision: 4 });
    await book.load();
    book.change([one, two]);
    book.change([two]);
    await book.settled();
    expect(state.kept).toEqual({ phrases: [two], revision: 6 });
    book.undo();
    book.undo();
    book.undo();
    book.redo();
    await book.settled();
    expect(state.kept).toEqual({ phrases: [one, two], revision: 9 });
    expect(book.store.getState().phrases).toEqual([one, two]);
  });

  it("shows what is kept where the store refused, and says why", async () => {
    const { state, book } = storeOf({ phrases: [one], revision: 1 });
    await book.load();
    state.refuses = true;
    book.change([]);
    expect(book.store.getState().phrases).toEqual([]);
    await book.settled();
    expect(book.store.getState()).toMatchObject({ phrases: [one], refusal: { code: "no-space" } });
    state.refuses = false;
    book.change([two]);
    await book.settled();
    expect(book.store.getState()).toMatchObject({ phrases: [two], refusal: null });
  });

  it("takes no change before it was read: it would overwrite what nobody has seen", async () => {
    const { state, book } = storeOf({ phrases: [one], revision: 1 });
    book.change([two]);
    await book.settled();
    expect(state.kept.phrases).toEqual([one]);
  });
});
