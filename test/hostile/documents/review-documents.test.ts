import { describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import { restore, setText, textOf } from "../../fixtures/bag-workshop";
import { annotationUrn, recusedReview, scoredReview } from "../../fixtures/documents";
import { bagWithChanged, bagWithDocument, changedBag } from "../../fixtures/honest";
import { ids } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectBagAnswer, expectBagRefused } from "../expect-refused";

// Documents of a bundle that an accepted expert signed: each is well formed, and they do not go together.

const review = "data/reviews/a1/review.json";
const recused = "data/reviews/a2/review.json";
const annotations = "data/reviews/a1/annotations.json";
const declaration = "data/declaration.json";
const kid = "A".repeat(43);
const lost = annotationUrn.replace(/a$/, "b");

const assigned = (change: object) => (document: object) => void Object.assign(document, change);
const claimed = (total: number | null) => ({
  reviews: [
    { applicationId: "a1", state: "scored", total },
    { applicationId: "a2", state: "recused", total: null },
  ],
});

describe("a review of a bundle", () => {
  const cases: [string, object, RefusalCode][] = [
    ["of another application", { applicationId: "a2" }, "cross-check"],
    ["of an application that is not there", { applicationId: "a9" }, "cross-check"],
    ["of another round", { roundId: "r2" }, "cross-check"],
    ["of another task package in the first revision", { taskPackageId: ids.review }, "cross-check"],
    ["of another expert", { expertKid: kid }, "cross-check"],
    ["with a total that is not the claimed one", { total: 11 }, "cross-check"],
    ["with a declared recusal and scores", { recusal: { declared: true, reason: "" } }, "schema-invalid"],
    ["recused with scores", { state: "recused", recusal: { declared: true, reason: "" } }, "schema-invalid"],
    ["scored without a total", { total: null }, "schema-invalid"],
    ["of a later format", { format: 2 }, "schema-invalid"],
    [
      "with a gate twice",
      { gates: ["met", "unmet"].map((verdict) => ({ id: "team", verdict, comment: "", evidence: [] })) },
      "schema-invalid",
    ],
    [
      "with a criterion twice",
      {
        scores: [8.5, 1.5].map((points) => ({
          criterionId: "A1",
          points,
          count: null,
          comment: "",
          evidence: [],
        })),
      },
      "schema-invalid",
    ],
    [
      "with negative points",
      { scores: [{ criterionId: "A1", points: -1, count: null, comment: "", evidence: [] }] },
      "schema-invalid",
    ],
    [
      "whose gate cites an annotation that is not there",
      { gates: [{ id: "team", verdict: "met", comment: "", evidence: [lost] }] },
      "cross-check",
    ],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectBagRefused(await bagWithChanged(review, assigned(change)), code);
  });

  it("whose total is wrong in claims and document alike is refused", async () => {
    const bytes = await bagWithChanged(review, assigned({ total: 11 }), claimed(11));
    await expectBagRefused(bytes, "cross-check");
  });

  it("whose total is wrong by less than a step is refused", async () => {
    const total = 10.000000000000002;
    await expectBagRefused(await bagWithChanged(review, assigned({ total }), claimed(total)), "cross-check");
  });

  it("whose scores cite an annotation of another application is refused", async () => {
    const bytes = await changedBag(async (bench, { keys }) => {
      const other = textOf(bench, annotations).replaceAll("a1", "a2").replace(annotationUrn, lost);
      setText(bench, "data/reviews/a2/annotations.json", other);
      setText(bench, review, textOf(bench, review).replace(annotationUrn, lost));
      await restore(bench, keys);
    });
    await expectBagRefused(bytes, "cross-check");
  });

  it("of the other expert, in this one's bundle, is refused", async () => {
    const { second } = await people();
    const names = { taskPackageId: ids.task, expertKid: second.keys.kid, applicationId: "a1" };
    await expectBagRefused(
      await bagWithDocument(review, utf8(JSON.stringify(scoredReview(names)))),
      "cross-check",
    );
  });

  it("that became a recusal, or is none any more, without claims and declaration is refused", async () => {
    const { expert } = await people();
    const names = { taskPackageId: ids.task, expertKid: expert.keys.kid };
    const nowRecused = utf8(JSON.stringify(recusedReview({ ...names, applicationId: "a1" })));
    await expectBagRefused(await bagWithDocument(review, nowRecused), "cross-check");
    const nowScored = { ...scoredReview({ ...names, applicationId: "a2" }), scores: [], total: 0 };
    await expectBagRefused(await bagWithDocument(recused, utf8(JSON.stringify(nowScored))), "cross-check");
  });

  it("with 200,000 scores that are none is refused", async () => {
    const scores = Array.from({ length: 200_000 }, () => 0);
    await expectBagRefused(await bagWithChanged(review, assigned({ scores })), "schema-invalid");
  });
});

describe("the annotations of a bundle", () => {
  const replaced = (from: string, to: string) =>
    changedBag(async (bench, { keys }) => {
      setText(bench, annotations, textOf(bench, annotations).replaceAll(from, to));
      await restore(bench, keys);
    });

  it.each([
    ["of another application", "urn:jp:a1:", "urn:jp:a2:", "cross-check"],
    ["of a material in a path", "urn:jp:a1:m1", "urn:jp:a1:../m1", "schema-invalid"],
    ["at an address", "urn:jp:a1:m1", "https://example.org/x", "schema-invalid"],
    ["on page 0", "page=1", "page=0", "schema-invalid"],
    ["on page 01", "page=1", "page=01", "schema-invalid"],
    ["on a page without a number", "page=1", "page=", "schema-invalid"],
    ["beyond the page", "percent:10,", "percent:101,", "schema-invalid"],
    ["in pixels", "percent:", "pixel:", "schema-invalid"],
    ["with a total that is not theirs", '"total": 1', '"total": 2', "schema-invalid"],
    ["of another context", "ns/anno.jsonld", "ns/anno2.jsonld", "schema-invalid"],
    ["of another type", "TextualBody", "Audio", "schema-invalid"],
  ] as const)("%s are refused", async (_name, from, to, code) => {
    const bytes = await replaced(from, to);
    await expectBagRefused(bytes, code);
  });

  it("of one id twice are refused", async () => {
    const twice = (document: Record<string, unknown>) => {
      const { first } = document as { first: { items: unknown[] } };
      first.items.push(first.items[0]);
      document.total = 2;
    };
    await expectBagRefused(await bagWithChanged(annotations, twice), "schema-invalid");
  });

  it("that nothing cites are accepted, and that are cited and gone refused", async () => {
    const gone = (document: Record<string, unknown>) =>
      void Object.assign(document, { total: 0, first: { type: "AnnotationPage", items: [] } });
    await expectBagRefused(await bagWithChanged(annotations, gone), "cross-check");
    const uncited = await changedBag(async (bench, { keys }) => {
      setText(bench, review, textOf(bench, review).replace(`"${annotationUrn}"`, ""));
      await restore(bench, keys);
    });
    await expectBagAnswer(uncited, "accepted");
  });
});

describe("the declaration of a bundle", () => {
  const at = "2026-10-08T10:00:00Z";
  const answer = (applicationId: string, declared: boolean) => ({ applicationId, declared, reason: "", at });
  const cases: [string, object, RefusalCode][] = [
    ["of another expert", { expertKid: kid }, "cross-check"],
    ["with no answer", { recusals: [] }, "cross-check"],
    ["with one answer", { recusals: [answer("a1", false)] }, "cross-check"],
    ["that answers otherwise", { recusals: [answer("a1", true), answer("a2", false)] }, "cross-check"],
    ["that answers no to all", { recusals: [answer("a1", false), answer("a2", false)] }, "cross-check"],
    [
      "that answers twice",
      { recusals: [answer("a1", false), answer("a1", true), answer("a2", true)] },
      "schema-invalid",
    ],
    ["without confidentiality", { confidentiality: { accepted: false, at } }, "cross-check"],
    ["of a later format", { format: 2 }, "schema-invalid"],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectBagRefused(await bagWithChanged(declaration, assigned(change)), code);
  });
});
