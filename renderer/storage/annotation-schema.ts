import type { Annotation } from "../../shared/domain/annotation";
import { fileIdSchema, instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";

// Any finite number: a stroke that a rounding error put a hair outside the page must not make a history unreadable.
const percentSchema = z.number();
const pointSchema = z.strictObject({ x: percentSchema, y: percentSchema });
const rectSchema = z.strictObject({
  x: percentSchema,
  y: percentSchema,
  width: percentSchema,
  height: percentSchema,
});

const inkPointSchema = z.strictObject({
  x: percentSchema,
  y: percentSchema,
  pressure: z.number().min(0).max(1).exactOptional(),
});

const markSchema = z.discriminatedUnion("tool", [
  z.strictObject({ tool: z.enum(["rectangle", "ellipse", "highlight"]), rect: rectSchema }),
  z.strictObject({ tool: z.literal("passage"), lines: z.array(rectSchema).min(1) }),
  z.strictObject({ tool: z.enum(["arrow", "line"]), from: pointSchema, to: pointSchema }),
  z.strictObject({ tool: z.literal("ink"), strokes: z.array(z.array(inkPointSchema).min(1)).min(1) }),
  z.strictObject({ tool: z.literal("note"), at: pointSchema }),
  z.strictObject({ tool: z.literal("stamp"), sign: z.enum(["tick", "cross", "query"]), rect: rectSchema }),
]);

/** An annotation as a stored history holds it. */
export const annotationSchema: z.ZodType<Annotation> = z.strictObject({
  id: uuidSchema,
  materialId: fileIdSchema,
  page: z.int().min(1),
  mark: markSchema,
  meaning: z.enum(["positive", "question", "deduction"]),
  text: z.string(),
  created: instantSchema,
  modified: instantSchema.exactOptional(),
});
