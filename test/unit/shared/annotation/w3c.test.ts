import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strokesOf } from "../../../../shared/annotation/svg-drawing";
import { fromCollection, toCollection } from "../../../../shared/annotation/w3c";
import type { Annotation } from "../../../../shared/domain/annotation";
import {
  type AnnotationItem,
  annotationCollectionSchema,
} from "../../../../shared/domain/annotation-document";
import { annotations } from "./arbitraries";

const base: Annotation = {
  id: "3c3b8e3a-63ff-4a30-8ca4-7a86a1d9b001",
  materialId: "m02",
  page: 3,
  mark: { tool: "rectangle", rect: { x: 10, y: 15, width: 50, height: 12 } },
  meaning: "question",
  text: "发证日期与履历不符",
  created: "2026-10-08T10:00:00+08:00",
};

describe("the shipped form", () => {
  it("comes back as it went, and is what the schema says", () => {
    const many = fc.uniqueArray(annotations, { selector: (each) => each.id, maxLength: 8 });
    fc.assert(
      fc.property(many, (list) => {
        const collection = toCollection("a01", list);
        expect(annotationCollectionSchema.safeParse(collection).success).toBe(true);
        const travelled = annotationCollectionSchema.parse(JSON.parse(JSON.stringify(collection)));
        expect(fromCollection(travelled)).toEqual({ annotations: list, unreadable: [] });
      }),
    );
  });

  it("names the page, the region in percent, the tool and the meaning", () => {
    expect(toCollection("a01", [base]).first.items).toEqual([
      {
        id: "urn:uuid:3c3b8e3a-63ff-4a30-8ca4-7a86a1d9b001",
        type: "Annotation",
        motivation: "commenting",
        created: "2026-10-08T10:00:00+08:00",
        body: [{ type: "TextualBody", value: "发证日期与履历不符", purpose: "commenting" }],
        target: {
          source: "urn:jp:a01:m02",
          selector: {
            type: "FragmentSelector",
            value: "page=3",
            refinedBy: {
              type: "FragmentSelector",
              conformsTo: "http://www.w3.org/TR/media-frags/",
              value: "xywh=percent:10,15,50,12",
            },
          },
          styleClass: "rectangle question",
        },
      },
    ]);
  });

  it("draws ink as SVG in percent", () => {
    const mark = {
      tool: "ink",
      strokes: [
        [
          { x: 1, y: 2.5 },
          { x: 3.125, y: 4 },
        ],
        [{ x: 9, y: 9 }],
      ],
    } as const;
    const [item] = toCollection("a01", [{ ...base, mark }]).first.items;
    const region = item?.target.selector.refinedBy;
    expect(region?.type).toBe("SvgSelector");
    expect(region?.value).toContain('viewBox="0 0 100 100"');
    expect(region?.value).toContain('d="M1,2.5L3.125,4"');
    expect(region?.value).toContain('d="M9,9"');
  });
});

describe("reading what other programs wrote", () => {
  const foreign = (refinedBy: AnnotationItem["target"]["selector"]["refinedBy"]): AnnotationItem => ({
    id: `urn:uuid:${base.id}`,
    type: "Annotation",
    motivation: "commenting",
    created: base.created,
    body: [{ type: "TextualBody", value: "证书等级清晰", purpose: "commenting" }],
    target: { source: "urn:jp:a01:m02", selector: { type: "FragmentSelector", value: "page=1", refinedBy } },
  });
  const read = (item: AnnotationItem) =>
    fromCollection({
      ...toCollection("a01", []),
      total: 1,
      first: { type: "AnnotationPage", items: [item] },
    });

  it("takes a region without a style for a rectangle, a point for a note", () => {
    const region = (value: string) => read(foreign({ type: "FragmentSelector", value })).annotations[0];
    expect(region("xywh=percent:10,15,50,12")).toMatchObject({
      materialId: "m02",
      page: 1,
      meaning: "positive",
      text: "证书等级清晰",
      mark: { tool: "rectangle", rect: { x: 10, y: 15, width: 50, height: 12 } },
    });
    expect(region("xywh=percent:10,15,0,0")?.mark).toEqual({ tool: "note", at: { x: 10, y: 15 } });
  });

  it("says which drawing it cannot show, and never shows half of one", () => {
    const curve = foreign({ type: "SvgSelector", value: '<svg><path d="M1,2C3,4 5,6 7,8"/></svg>' });
    expect(read(curve)).toEqual({ annotations: [], unreadable: [curve] });
    expect(strokesOf('<svg><path d="M1,2L3,4"/><circle r="3"/></svg>')).toBeNull();
    expect(strokesOf('<svg><g transform="scale(2)"><path d="M1,2L3,4"/></g></svg>')).toBeNull();
    expect(strokesOf('<svg><path d="M1,2L300,4"/></svg>')).toBeNull();
    expect(strokesOf("<svg></svg>")).toBeNull();
  });

  it("reads polylines and other ways of writing the same lines", () => {
    const stroke = [
      [
        { x: 1, y: 2 },
        { x: 3, y: 4.5 },
      ],
    ];
    expect(strokesOf('<svg viewBox="0 0 100 100"><polyline points="1,2 3,4.5"/></svg>')).toEqual(stroke);
    expect(strokesOf("<svg><path d='M 1 2 L 3 4.5'/></svg>")).toEqual(stroke);
    expect(strokesOf('<svg><path d="M1,2 3,4.5"/></svg>')).toEqual(stroke);
  });

  it("tells arrows, lines, stamps and text by their style, and ink by its lines where the style does not fit", () => {
    const styled = (styleClass: string, region: AnnotationItem["target"]["selector"]["refinedBy"]) => {
      const item = foreign(region);
      return read({ ...item, target: { ...item.target, styleClass } });
    };
    const svg = (inside: string) => ({ type: "SvgSelector", value: `<svg>${inside}</svg>` }) as const;
    const mark = (styleClass: string, inside: string) => styled(styleClass, svg(inside)).annotations[0]?.mark;
    const two = '<path d="M1,2L3,4"/>';
    expect(mark("arrow positive", two)).toEqual({ tool: "arrow", from: { x: 1, y: 2 }, to: { x: 3, y: 4 } });
    expect(mark("positive", two)?.tool).toBe("ink");
    expect(mark("arrow", '<path d="M1,2L3,4L5,6"/>')?.tool).toBe("ink");
    const lines = '<rect x="1" y="2" width="3" height="4"/>';
    expect(mark("passage", lines)).toEqual({ tool: "passage", lines: [{ x: 1, y: 2, width: 3, height: 4 }] });
    // As before there was highlighted text, and never by half.
    expect(mark("ink", lines)).toBeUndefined();
    expect(mark("passage", `${lines}${two}`)).toBeUndefined();
    expect(mark("passage", '<rect x="1" y="2" width="30" height="4" rx="2"/>')).toBeUndefined();
    expect(mark("passage", '<rect x="90" y="2" width="30" height="4"/>')).toBeUndefined();
    expect(mark("passage", '<rect x="1%" y="2" width="3" height="4"/>')).toBeUndefined();
    const region = { type: "FragmentSelector", value: "xywh=percent:10,15,5,5" } as const;
    expect(styled("stamp cross deduction", region).annotations[0]).toMatchObject({
      meaning: "deduction",
      mark: { tool: "stamp", sign: "cross" },
    });
    expect(styled("stamp", region).annotations[0]?.mark.tool).toBe("rectangle");
  });

  it("ignores a pressure that does not belong to the points", () => {
    const stroke = (pressure: string) =>
      strokesOf(`<svg><path d="M1,2L3,4" data-pressure="${pressure}"/></svg>`);
    const plain = [
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    ];
    expect(stroke("0.2,")).toEqual([
      [
        { x: 1, y: 2, pressure: 0.2 },
        { x: 3, y: 4 },
      ],
    ]);
    for (const odd of ["0.2", "0.2,0.3,0.4", "0.2,7", "0.2,x"]) expect(stroke(odd)).toEqual(plain);
  });
});
