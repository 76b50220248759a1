import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationSchema } from "../../../../renderer/storage/annotation-schema";
import { annotations } from "../../shared/annotation/arbitraries";

const base = {
  id: "3c3b8e3a-63ff-4a30-8ca4-7a86a1d9b001",
  materialId: "m02",
  page: 3,
  meaning: "question",
  text: "",
  created: "2026-10-08T10:00:00+08:00",
};
const rect = { x: 10, y: 15, width: 50, height: 12 };

describe("a stored annotation", () => {
  it("is read as it was stored, whatever was drawn", () => {
    fc.assert(
      fc.property(annotations, (annotation) => {
        const stored: unknown = JSON.parse(JSON.stringify(annotation));
        expect(annotationSchema.parse(stored)).toEqual(annotation);
      }),
    );
  });

  it("still opens as it was stored before there were more than four tools", () => {
    for (const mark of [
      { tool: "rectangle", rect },
      { tool: "highlight", rect },
      { tool: "ink", strokes: [[{ x: 1, y: 2 }]] },
      { tool: "note", at: { x: 1, y: 2 } },
    ]) {
      expect(annotationSchema.parse({ ...base, mark })).toEqual({ ...base, mark });
    }
  });

  it("is refused where a mark is none that can be drawn", () => {
    for (const mark of [
      { tool: "stamp", rect },
      { tool: "stamp", sign: "star", rect },
      { tool: "passage", lines: [] },
      { tool: "arrow", from: { x: 1, y: 2 } },
      { tool: "ink", strokes: [[{ x: 1, y: 2, pressure: 3 }]] },
    ]) {
      expect(annotationSchema.safeParse({ ...base, mark }).success).toBe(false);
    }
  });
});
