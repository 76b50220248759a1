import { describe, expect, it } from "vitest";
import { annotationCollectionSchema } from "../../../../shared/domain/annotation-document";
import { applicationSchema, type Material } from "../../../../shared/domain/application";
import { declarationSchema } from "../../../../shared/domain/declaration";
import {
  dateSchema,
  fileIdSchema,
  instantSchema,
  kidSchema,
  monthSchema,
} from "../../../../shared/domain/ids";
import { reviewDocumentSchema } from "../../../../shared/domain/review-document";
import { roundSchema } from "../../../../shared/domain/round";
import {
  declarationOf,
  oneAnnotation,
  recusedReview,
  scoredReview,
  tinyApplication,
  tinyRound,
} from "../../../fixtures/documents";

const names = {
  taskPackageId: "11111111-1111-4111-8111-111111111111",
  expertKid: "A".repeat(43),
  applicationId: "a1",
};
const material: Material = {
  ...{ id: "m1", kind: "form", title: "", fileName: "", mediaType: "application/pdf" },
  ...{ pages: 1, bytes: 1, sha256: "0".repeat(64) },
};

const documents = [
  ["round.json", roundSchema, tinyRound],
  ["application.json", applicationSchema, tinyApplication("a1", [material])],
  ["review.json", reviewDocumentSchema, scoredReview(names)],
  ["a recused review.json", reviewDocumentSchema, recusedReview(names)],
  ["annotations.json", annotationCollectionSchema, oneAnnotation("a1", "m1")],
  ["declaration.json", declarationSchema, declarationOf(names.expertKid, { a1: false })],
] as const;

/** Each object inside a document, with the way to it. */
function* objectsIn(value: unknown, way: string[] = []): Generator<string[]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield way;
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...way, key]);
}

function changedAt(
  document: unknown,
  way: readonly string[],
  change: (object: Record<string, unknown>) => void,
): unknown {
  const copy = structuredClone(document);
  let at = copy as Record<string, unknown>;
  for (const key of way) at = at[key] as Record<string, unknown>;
  change(at);
  return copy;
}

const optional = ["relaxation", "retirement", "career", "honours", "achievements", "apprentices", "premises"];

describe("the documents", () => {
  it.each(documents)("%s is taken as it is", (_name, schema, document) => {
    expect(schema.safeParse(document).success).toBe(true);
  });

  it.each(documents)("%s takes no unknown key, in no object", (_name, schema, document) => {
    for (const way of objectsIn(document)) {
      const more = changedAt(document, way, (object) => {
        object.unknown = 1;
      });
      expect(schema.safeParse(more).success, way.join(".")).toBe(false);
    }
  });

  it.each(documents)("%s misses no key", (_name, schema, document) => {
    for (const way of objectsIn(document)) {
      const object = way.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      for (const key of Object.keys(object as object)) {
        const less = changedAt(document, way, (each) => delete each[key]);
        if (!optional.includes(key))
          expect(schema.safeParse(less).success, [...way, key].join(".")).toBe(false);
      }
    }
  });

  it("a rubric adds up to its total", () => {
    const rubric = { ...tinyRound.rubric, total: 13 };
    expect(roundSchema.safeParse({ ...tinyRound, rubric }).success).toBe(false);
  });

  it("a review fits its state", () => {
    const scored = scoredReview(names);
    const recused = recusedReview(names);
    const wrong = [
      { ...scored, total: null },
      { ...scored, recusal: { declared: true, reason: "" } },
      { ...recused, total: 0 },
      { ...recused, opinion: "好" },
      { ...recused, recusal: { declared: false, reason: "" } },
      { ...recused, gates: scored.gates },
      { ...scored, gates: [...scored.gates, ...scored.gates] },
      { ...scored, scores: [...scored.scores, ...scored.scores] },
    ];
    for (const each of wrong) expect(reviewDocumentSchema.safeParse(each).success).toBe(false);
  });

  it.each(["page=0", "page=01", "page=1&x", "xywh=1,2,3,4"])(
    "an annotation is on a page, not on %s",
    (value) => {
      const changed = changedAt(
        oneAnnotation("a1", "m1"),
        ["first", "items", "0", "target", "selector"],
        (selector) => {
          selector.value = value;
        },
      );
      expect(annotationCollectionSchema.safeParse(changed).success).toBe(false);
    },
  );

  it.each(["101,0,1,1", "1,2,3", "-1,0,1,1", "1e1,0,1,1", "100.5,0,1,1"])("a region is not %s", (value) => {
    const way = ["first", "items", "0", "target", "selector", "refinedBy"];
    const changed = changedAt(oneAnnotation("a1", "m1"), way, (region) => {
      region.value = `xywh=percent:${value}`;
    });
    expect(annotationCollectionSchema.safeParse(changed).success).toBe(false);
  });
});

describe("ids, dates and instants", () => {
  it.each([
    [fileIdSchema, ["a", "0", "a-1", "a".repeat(64)], ["", "A", "-a", "a.b", "a_b", "a".repeat(65), "é"]],
    [
      dateSchema,
      ["2026-02-28", "2024-02-29"],
      ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-32", ""],
    ],
    [monthSchema, ["2026-01", "1998-12"], ["2026-00", "2026-13", "2026-1", "2026-01-01", ""]],
    [
      instantSchema,
      ["2026-09-02T09:00:00+08:00", "2026-09-02T09:00:00Z", "2026-09-02T09:00:00.123Z"],
      [
        "2026-09-02T09:00:00",
        "2026-09-02",
        "2026-02-30T09:00:00Z",
        "2026-09-02T24:00:00Z",
        "2026-09-02T09:00:00+24:00",
      ],
    ],
    [
      kidSchema,
      ["A".repeat(43)],
      [`${"A".repeat(42)}B`, "A".repeat(42), "A".repeat(44), `${"A".repeat(42)}+`],
    ],
  ])("%#", (schema, right, wrong) => {
    for (const each of right) expect(schema.safeParse(each).success, each).toBe(true);
    for (const each of wrong) expect(schema.safeParse(each).success, each).toBe(false);
  });
});
