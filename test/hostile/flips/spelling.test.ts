import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationCollectionSchema } from "../../../shared/domain/annotation-document";
import {
  bytes32Schema,
  dateSchema,
  instantSchema,
  kidSchema,
  monthSchema,
  sha256Schema,
  uuidSchema,
} from "../../../shared/domain/ids";
import { isIdentity, isRecipient, newIdentity, recipientOf } from "../../../shared/package/age-keys";
import { bagInfoText, manifestText, parseBagInfo, parseManifest } from "../../../shared/package/bag-text";
import { fromBase64url, toBase64url } from "../../../shared/package/base64url";
import { utf8 } from "../../../shared/package/bytes";
import { parseStrictJson } from "../../../shared/package/strict-json";
import { oneAnnotation } from "../../fixtures/documents";
import { changesOf } from "./changes";

const json = (text: string): unknown => {
  try {
    return { value: parseStrictJson(utf8(text)) };
  } catch {
    return null;
  }
};

/** Every text that differs from `text` by one character taken out, doubled or replaced by one of `letters`. */
function* nearTo(text: string, letters: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    yield before + after;
    yield before + text.charAt(at) + text.charAt(at) + after;
    for (const letter of letters) if (letter !== text.charAt(at)) yield before + letter + after;
  }
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .\n";

describe("base64url", () => {
  it("of the same bytes has one spelling: no other text next to it gives them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
        const text = toBase64url(bytes);
        for (const other of nearTo(text, base64Letters)) {
          const decoded = fromBase64url(other);
          if (decoded) expect(Buffer.from(decoded).equals(bytes), other).toBe(false);
        }
        for (const other of [
          `${text}=`,
          `${text}==`,
          ` ${text}`,
          `${text}\n`,
          `${text}A`.slice(0, -1).concat("="),
        ])
          expect(fromBase64url(other)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it("of 32 bytes is taken by the documents' schemas where the reader takes it, and nowhere else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(bytes32Schema.safeParse(text).success).toBe(true);
        for (const last of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
          const other = text.slice(0, -1) + last;
          expect(kidSchema.safeParse(other).success).toBe(fromBase64url(other) !== null);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a number in JSON", () => {
  const numbers = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.maxSafeInteger(),
    fc.integer({ min: 0, max: 400 }).map((halves) => halves / 2),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  );

  it("is taken as JavaScript writes it", () => {
    fc.assert(
      fc.property(numbers, (value) => {
        const text = JSON.stringify(value);
        expect(json(text)).toEqual(text === "-0" ? null : { value: JSON.parse(text) });
      }),
    );
  });

  it("has one spelling: no other text of the same value is taken", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 25 }), (value, digits) => {
        const text = JSON.stringify(value);
        const others = [
          ...[`${text}e0`, `${text}E0`, `${text}e+0`, `+${text}`, `0${text}`, `-${text}`, ` ${text}0`],
          ...[
            `${text}.0`,
            `${text}0`,
            `${text}.`,
            `${text}.00`,
            text.replace("e+", "e"),
            text.replace("e", "E"),
          ],
          ...[value.toExponential(), value.toFixed(digits), value.toPrecision(digits)],
        ].filter((other) => other !== text && Number(other) === value);
        for (const other of others) expect(json(other), other).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "1.0",
    "1e0",
    "10e-1",
    "0.10",
    "1E2",
    "100e0",
    "-0",
    "-0.0",
    "0e1",
    "00",
    "+1",
    ".5",
    "5.",
    "0x1",
  ])("is not taken as %s", (text) => {
    expect(json(text)).toBeNull();
    expect(json(`{"points":${text}}`)).toBeNull();
  });
});

describe("a region of a page", () => {
  const accepts = (value: string) => {
    const collection = structuredClone(oneAnnotation("a1", "m1"));
    const [item] = collection.first.items;
    if (!item) throw new Error("no annotation");
    item.target.selector.refinedBy.value = value;
    return annotationCollectionSchema.safeParse(collection).success;
  };
  const percent = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);

  it("is taken as the program writes it", () => {
    fc.assert(
      fc.property(fc.tuple(percent, percent, percent, percent), (numbers) => {
        expect(accepts(`xywh=percent:${numbers.join(",")}`)).toBe(true);
      }),
    );
  });

  it.each(["10.0", "010", "5.50", "100.0", "00", "+5", "-0", "1e1", "5.", ".5", " 5"])(
    "has no number that is spelt %s",
    (text) => {
      expect(accepts(`xywh=percent:10,15,50,${text}`)).toBe(false);
      expect(accepts(`xywh=percent:${text},15,50,12.5`)).toBe(false);
    },
  );
});

describe("hex, UUIDs, dates and instants", () => {
  const sha256 = "0123456789abcdef".repeat(4);
  const uuid = "0b0e6a52-5a55-4c1e-9a5f-2b6f0c9d1a01";

  it("hex and UUIDs are in lower case", () => {
    expect(
      [sha256, uuid].map((text, index) => [sha256Schema, uuidSchema][index]?.safeParse(text).success),
    ).toEqual([true, true]);
    for (let at = 0; at < sha256.length; at++)
      if (/[a-f]/.test(sha256.charAt(at))) expectRefused(sha256Schema, sha256, at);
    for (let at = 0; at < uuid.length; at++)
      if (/[a-f]/.test(uuid.charAt(at))) expectRefused(uuidSchema, uuid, at);
    for (const text of [`{${uuid}}`, `urn:uuid:${uuid}`, uuid.replaceAll("-", "")])
      expect(uuidSchema.safeParse(text).success).toBe(false);
  });

  function expectRefused(schema: typeof uuidSchema, text: string, at: number): void {
    const other = text.slice(0, at) + text.charAt(at).toUpperCase() + text.slice(at + 1);
    expect(schema.safeParse(other).success, other).toBe(false);
  }

  it.each([
    "2026-9-02",
    "2026-09-2",
    "+2026-09-02",
    "02026-09-02",
    "20260902",
    "2026-W36-3",
    "2026-245",
    "2026-09-02 ",
  ])("a date is not spelt %j", (text) => {
    expect(dateSchema.safeParse(text).success).toBe(false);
  });

  it.each(["2026-9", "202609", "2026-00", "2026-13", "2026-09-"])("a month is not spelt %j", (text) => {
    expect(monthSchema.safeParse(text).success).toBe(false);
  });

  it.each([
    ...["2026-09-02T09:00:00", "2026-09-02 09:00:00Z", "2026-09-02t09:00:00Z", "2026-09-02T09:00:00z"],
    ...["2026-09-02T9:00:00Z", "2026-09-02T09:00Z", "2026-09-02T24:00:00Z", "2026-09-02T09:60:00Z"],
    ...[
      "2026-09-02T09:00:60Z",
      "2026-09-02T09:00:00,5Z",
      "2026-09-02T09:00:00+0800",
      "2026-09-02T09:00:00+8:00",
    ],
    ...["2026-09-02T09:00:00+08", "20260902T090000Z", "2026-09-02T09:00:00.Z", "2026-02-30T09:00:00Z"],
    ...["2026-09-02T09:00:00-00:00"],
  ])("an instant is not spelt %j", (text) => {
    expect(instantSchema.safeParse(text).success).toBe(false);
  });
});

describe("a bag's own lists", () => {
  const manifest = manifestText(
    new Map([
      ["data/a.age", "0a".repeat(32)],
      ["data/b.age", "b0".repeat(32)],
    ]),
  );
  const info = bagInfoText({
    ...{ identifier: "0b0e6a52-5a55-4c1e-9a5f-2b6f0c9d1a01", kind: "task", bytes: 1020, files: 10 },
    ...{ date: "2026-09-02", agent: "x" },
  });

  /** What changes of one byte leave readable, with what is then read. */
  function readable<T>(bytes: Uint8Array, parse: (bytes: Uint8Array) => T): T[] {
    const found: T[] = [];
    for (const change of changesOf(bytes.length, "every")) {
      try {
        found.push(parse(change.apply(bytes)));
      } catch {
        // Refused: there is nothing to compare.
      }
    }
    return found;
  }

  it("manifests: no changed byte leaves what was listed", () => {
    const plain = [...parseManifest(manifest, "m")];
    const others = readable(manifest, (bytes) => [...parseManifest(bytes, "m")]);
    expect(others.length).toBeGreaterThan(100);
    for (const other of others) expect(other).not.toEqual(plain);
  });

  it("bag-info: no changed byte leaves what was said", () => {
    const plain = parseBagInfo(info);
    const others = readable(info, parseBagInfo);
    expect(others.length).toBeGreaterThan(20);
    for (const other of others) expect(other).not.toEqual(plain);
  });

  it.each([
    "01020.10",
    "1020.010",
    "+1020.10",
    "1020,10",
    "1020.10.0",
    " 1020.10",
    "1.02e3.10",
    "1020.10 ",
    "1020",
  ])("the payload's size is not spelt %j", (text) => {
    const bytes = utf8(new TextDecoder().decode(info).replace("1020.10", text));
    expect(() => parseBagInfo(bytes)).toThrow(expect.objectContaining({ name: "Refused" }));
  });
});

describe("age keys", () => {
  it("have one spelling: no changed byte leaves a key", async () => {
    const identity = await newIdentity();
    const recipient = await recipientOf(identity);
    for (const [text, isKey] of [
      [identity, isIdentity],
      [recipient, isRecipient],
    ] as const) {
      expect(isKey(text)).toBe(true);
      expect(isKey(text === identity ? text.toLowerCase() : text.toUpperCase())).toBe(false);
      for (const change of changesOf(text.length, "every"))
        expect(isKey(Buffer.from(change.apply(utf8(text))).toString("latin1"))).toBe(false);
    }
  });
});
