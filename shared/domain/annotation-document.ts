import { allDifferent, instantSchema } from "./ids";
import { annotationUrnSchema } from "./review-document";
import { z } from "./schema";

/** The `@context` of every W3C Web Annotation document. */
export const annotationContext = "http://www.w3.org/ns/anno.jsonld";
/** What a region selector conforms to. */
export const mediaFragments = "http://www.w3.org/TR/media-frags/";

/** From 0 to 100 in one spelling: no leading zero, and none at the end of a fraction. */
const percent = String.raw`(?:100|(?:0|[1-9]\d?)(?:\.\d{0,11}[1-9])?)`;
const regionForm = new RegExp(`^xywh=percent:${percent},${percent},${percent},${percent}$`);
const longestSvg = 1_000_000;

const regionSchema = z.strictObject({
  type: z.literal("FragmentSelector"),
  conformsTo: z.string().optional(),
  value: z.string().regex(regionForm),
});

const drawingSchema = z.strictObject({
  type: z.literal("SvgSelector"),
  value: z.string().min(1).max(longestSvg),
});

const selectorSchema = z.strictObject({
  type: z.literal("FragmentSelector"),
  conformsTo: z.string().optional(),
  value: z.string().regex(/^page=[1-9]\d{0,5}$/),
  refinedBy: z.discriminatedUnion("type", [regionSchema, drawingSchema]),
});

const bodySchema = z.strictObject({
  type: z.literal("TextualBody"),
  value: z.string(),
  purpose: z.enum(["commenting", "tagging"]),
});

const targetSchema = z.strictObject({
  source: z.string().regex(/^urn:jp:[a-z0-9][a-z0-9-]{0,63}:[a-z0-9][a-z0-9-]{0,63}$/),
  selector: selectorSchema,
  styleClass: z.string().optional(),
});

const itemSchema = z.strictObject({
  id: annotationUrnSchema,
  type: z.literal("Annotation"),
  motivation: z.enum(["commenting", "highlighting", "assessing"]),
  created: instantSchema,
  modified: instantSchema.optional(),
  body: z.array(bodySchema),
  target: targetSchema,
});

/** `annotations.json`: the annotations of one application as a W3C AnnotationCollection with one page. */
export const annotationCollectionSchema = z
  .strictObject({
    "@context": z.literal(annotationContext),
    id: z.string().min(1),
    type: z.literal("AnnotationCollection"),
    total: z.int().min(0),
    first: z.strictObject({ type: z.literal("AnnotationPage"), items: z.array(itemSchema) }),
  })
  .refine(
    (collection) => collection.total === collection.first.items.length,
    "the total is not the items' number",
  )
  .refine(
    (collection) => allDifferent(collection.first.items.map((each) => each.id)),
    "an annotation occurs twice",
  );

/** All annotations of one application as shipped. */
export type AnnotationCollection = z.infer<typeof annotationCollectionSchema>;
/** One annotation as shipped: its region is in percent of the unrotated page. */
export type AnnotationItem = z.infer<typeof itemSchema>;
