import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { annotatedCopy } from "../../../../../renderer/viewer/annotated/annotated-copy";
import {
  addTurns,
  fromUserSpace,
  type PageBox,
  type Turn,
  toPercent,
  toScreen,
  toUserSpace,
} from "../../../../../shared/annotation/geometry";
import type { Mark } from "../../../../../shared/domain/annotation";
import { annotationOf, everyMark } from "../../../../fixtures/all-marks";
import { copied, sourceOf } from "../../../../fixtures/annotated";
import { type MadeForm, type MadePage, madePdf } from "../../../../fixtures/made-pdf";

interface Read {
  id: string;
  subtype: string;
  rect: number[];
  contentsObj: { str: string };
  titleObj: { str: string };
  quadPoints?: Float32Array;
  inkLists?: Float32Array[];
  lineCoordinates?: number[];
  lineEndings?: string[];
  color: Uint8ClampedArray;
  annotationFlags: number;
  hasAppearance: boolean;
}

async function annotationsIn(pdf: Uint8Array, page = 1, password?: string) {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0, ...(password ? { password } : {}) })
    .promise;
  const opened = await document.getPage(page);
  const [left = 0, bottom = 0, right = 0, top = 0] = opened.view;
  const rotate = addTurns(opened.rotate);
  const box: PageBox = { left, bottom, width: right - left, height: top - bottom, rotate };
  const annotations = (await opened.getAnnotations()) as unknown as Read[];
  await document.destroy();
  return { box, annotations };
}

const subtypes: Readonly<Record<Mark["tool"], string>> = {
  rectangle: "Square",
  ellipse: "Circle",
  highlight: "Highlight",
  passage: "Highlight",
  arrow: "Line",
  line: "Line",
  ink: "Ink",
  note: "Text",
  stamp: "Stamp",
};

const turns: readonly Turn[] = [0, 90, 180, 270];
const boxes: Readonly<Record<string, MadePage>> = {
  "a plain page": {},
  "a crop box off the origin": { media: [-50, 30, 500, 700], crop: [20, 110, 300, 420] },
  "a crop box over the edge": { media: [0, 0, 400, 600], crop: [-30, -40, 300, 500] },
  "a page in large units": { media: [0, 0, 8, 11], userUnit: 72 },
};

describe.each(turns)("turned by %i", (rotate) => {
  test.each(Object.keys(boxes))("every mark is an annotation in its place: %s", async (which) => {
    const pdf = await madePdf([{ ...boxes[which], rotate }]);
    const marks = Object.values(everyMark);
    const given = marks.map((mark, index) => annotationOf(mark, { id: `0000-${index}` }));
    const { box, annotations } = await annotationsIn(await copied(sourceOf(pdf), given));
    expect(annotations.map(({ subtype }) => subtype)).toEqual(marks.map(({ tool }) => subtypes[tool]));
    for (const [index, mark] of marks.entries()) expectPlace(box, annotations[index], mark);
    for (const each of annotations) {
      expect(each.titleObj.str).toBe("甲专家");
      expect(each.hasAppearance).toBe(true);
      expect(each.annotationFlags).toBe(each.subtype === "Text" ? 28 : 4);
      expect([...each.color]).toEqual([0xa8, 0x3f, 0x06]);
    }
    expect(annotations[0]?.contentsObj.str).toBe("疑问：发证日期与履历不符\n依据 A1、资格2");
    expect(annotations[1]?.contentsObj.str).toBe("疑问：发证日期与履历不符");
  });
});

/** The annotation brought back to percent is the mark. */
function expectPlace(box: PageBox, read: Read | undefined, mark: Mark): void {
  if (!read) throw new Error("no annotation");
  const near = (one: { x: number; y: number }, x: number, y: number) => {
    const point = fromUserSpace(box, { x, y });
    expect(point.x).toBeCloseTo(one.x, 2);
    expect(point.y).toBeCloseTo(one.y, 2);
  };
  const [left = 0, bottom = 0, right = 0, top = 0] = read.rect;
  switch (mark.tool) {
    case "rectangle":
    case "ellipse":
    case "stamp":
      near(mark.rect, left, top);
      near({ x: mark.rect.x + mark.rect.width, y: mark.rect.y + mark.rect.height }, right, bottom);
      return;
    case "highlight":
    case "passage": {
      const rects = mark.tool === "passage" ? mark.lines : [mark.rect];
      expect(read.quadPoints).toHaveLength(rects.length * 8);
      for (const [index, rect] of rects.entries()) {
        const quad = [...(read.quadPoints ?? [])].slice(index * 8, index * 8 + 8);
        const xs = quad.filter((_, at) => at % 2 === 0);
        const ys = quad.filter((_, at) => at % 2 === 1);
        near(rect, Math.min(...xs), Math.max(...ys));
        near({ x: rect.x + rect.width, y: rect.y + rect.height }, Math.max(...xs), Math.min(...ys));
      }
      return;
    }
    case "arrow":
    case "line": {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = read.lineCoordinates ?? [];
      // PDF.js puts the ends in order: the lesser coordinates first. The file's own order is looked at further down.
      const ends = [mark.from, mark.to].map((point) => toUserSpace(box, point));
      const [xs, ys] = [ends.map(({ x }) => x), ends.map(({ y }) => y)];
      expect(x1).toBeCloseTo(Math.min(...xs), 2);
      expect(y1).toBeCloseTo(Math.min(...ys), 2);
      expect(x2).toBeCloseTo(Math.max(...xs), 2);
      expect(y2).toBeCloseTo(Math.max(...ys), 2);
      expect(read.lineEndings).toEqual(["None", mark.tool === "arrow" ? "OpenArrow" : "None"]);
      return;
    }
    case "ink":
      expect(read.inkLists?.length).toBe(mark.strokes.length);
      for (const [index, stroke] of mark.strokes.entries())
        for (const [at, point] of stroke.entries())
          near(point, read.inkLists?.[index]?.[at * 2] ?? 0, read.inkLists?.[index]?.[at * 2 + 1] ?? 0);
      return;
    case "note": {
      // Drawn upright from its upper left corner: to the right and down on the page as shown.
      const view = { box, turn: 0, scale: 1 } as const;
      const corner = toScreen(view, fromUserSpace(box, { x: left, y: top }));
      const side = (right - left) / 2;
      const centre = toPercent(view, { x: corner.x + side, y: corner.y + side });
      expect(centre.x).toBeCloseTo(mark.at.x, 2);
      expect(centre.y).toBeCloseTo(mark.at.y, 2);
    }
  }
}

const rectangle = annotationOf(everyMark.rectangle as Mark);

const forms: Readonly<Record<string, MadeForm>> = {
  "with a table": {},
  "with a table in a stream": { packed: true },
  "behind other bytes": { lead: "Received: by mail\r\n\r\n" },
};

describe.each(Object.keys(forms))("a file %s", (which) => {
  test("stays as it is at the front of its copy, which is written as it is", async () => {
    const pdf = await madePdf([{}, {}, { rotate: 90 }], forms[which]);
    const copy = await copied(sourceOf(pdf), [rectangle, { ...rectangle, id: "2", page: 3 }]);
    expect(Buffer.compare(copy.subarray(0, pdf.length), pdf)).toBe(0);
    const tail = Buffer.from(copy.subarray(pdf.length)).toString("latin1");
    expect(tail.includes("\ntrailer\n")).toBe(!forms[which]?.packed);
    expect((await annotationsIn(copy, 1)).annotations).toHaveLength(1);
    expect((await annotationsIn(copy, 2)).annotations).toHaveLength(0);
    expect((await annotationsIn(copy, 3)).annotations).toHaveLength(1);
  });

  test.each(["direct", "indirect"] as const)(
    "keeps annotations that are there already, %s",
    async (annots) => {
      const pdf = await madePdf([{ annots }], forms[which]);
      const { annotations } = await annotationsIn(await copied(sourceOf(pdf), [rectangle]));
      expect(annotations.map(({ subtype }) => subtype)).toEqual(["Link", "Square"]);
    },
  );

  test("takes marks again on top of a copy", async () => {
    const pdf = await madePdf([{}], forms[which]);
    const once = await copied(sourceOf(pdf), [rectangle]);
    const twice = await copied(sourceOf(once), [annotationOf(everyMark.tick as Mark, { id: "2" })]);
    const { annotations } = await annotationsIn(twice);
    expect(annotations.map(({ subtype }) => subtype)).toEqual(["Square", "Stamp"]);
  });
});

const algorithms = ["RC4-40", "RC4-128", "AES-128", "AES-256"] as const;

describe.each(algorithms)("encrypted with %s", (algorithm) => {
  const passwords = { algorithm, userPassword: "kaiqi", ownerPassword: "suoyou" } as const;

  test.each([false, true])("is copied with either password, packed: %s", async (packed) => {
    const pdf = await madePdf([{ annots: "direct" }], { encrypt: passwords, packed });
    for (const password of ["kaiqi", "suoyou"]) {
      const copy = await copied(sourceOf(pdf), [rectangle], password);
      expect(Buffer.compare(copy.subarray(0, pdf.length), pdf)).toBe(0);
      const { annotations } = await annotationsIn(copy, 1, "kaiqi");
      expect(annotations.map(({ subtype }) => subtype)).toEqual(["Link", "Square"]);
      expect(annotations[1]?.contentsObj.str).toBe("疑问：发证日期与履历不符\n依据 A1、资格2");
      const clear = Buffer.from("发证", "utf16le").swap16().toString("hex");
      expect(Buffer.from(copy).toString("latin1")).not.toContain(clear);
    }
  });

  test("is not copied without its password or with another", async () => {
    const pdf = await madePdf([{}], { encrypt: passwords });
    const request = { source: sourceOf(pdf), annotations: [rectangle], author: "甲", citedBy: () => [] };
    expect(await annotatedCopy({ ...request, password: null })).toBe("password");
    expect(await annotatedCopy({ ...request, password: "cuowu" })).toBe("password");
  });

  test("that opens without a password is copied without one", async () => {
    const pdf = await madePdf([{}], { encrypt: { algorithm, ownerPassword: "suoyou" } });
    const { annotations } = await annotationsIn(await copied(sourceOf(pdf), [rectangle]));
    expect(annotations).toHaveLength(1);
  });
});

test.each([
  ["no PDF at all", () => Buffer.from("not a file of any kind")],
  [
    "a table that is elsewhere",
    (pdf: Buffer) => Buffer.from(pdf.toString("latin1").replace(/startxref\n\d+/, "startxref\n7"), "latin1"),
  ],
  ["a file cut off", (pdf: Buffer) => pdf.subarray(0, pdf.length - 300)],
])("says so of %s", async (_what, broken) => {
  const pdf = broken(Buffer.from(await madePdf([{}])));
  const request = { annotations: [rectangle], author: "甲", citedBy: () => [], password: null };
  expect(await annotatedCopy({ source: sourceOf(new Uint8Array(pdf)), ...request })).toBe("malformed");
});

test("an arrow goes from its end to its head", async () => {
  const pdf = await madePdf([{}]);
  const copy = await copied(sourceOf(pdf), [annotationOf(everyMark.arrow as Mark)]);
  expect(Buffer.from(copy).toString("latin1")).toContain("/L [48 360 160 288]");
});

test("a file without marks is copied byte for byte", async () => {
  const pdf = await madePdf([{}]);
  expect(Buffer.compare(await copied(sourceOf(pdf), []), pdf)).toBe(0);
});

test("a long file is not read for its copy but where its tables and the marked pages lie", async () => {
  const pdf = await madePdf(Array.from({ length: 400 }, () => ({})));
  let read = 0;
  const source = sourceOf(pdf);
  const large = {
    ...source,
    size: pdf.length,
    read: async (offset: number, length: number) => {
      read += 1;
      return source.read(offset, length);
    },
  };
  const request = {
    annotations: [{ ...rectangle, page: 250 }],
    author: "甲",
    citedBy: () => [],
    password: null,
  };
  expect(typeof (await annotatedCopy({ source: large, ...request }))).toBe("object");
  expect(read).toBeLessThan(6);
});

test("stops when it is told to", async () => {
  const pdf = await madePdf([{}]);
  const stop = new AbortController();
  const request = { annotations: [rectangle], author: "甲", citedBy: () => [], password: null };
  const copy = await annotatedCopy({ source: sourceOf(pdf), ...request, signal: stop.signal });
  if (typeof copy === "string") throw new Error(copy);
  stop.abort();
  await expect(copy.pieces().next()).rejects.toThrow(/abort/iu);
});
