import { describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { readDocument } from "../../../shared/package/document";
import { JsonRefused, parseStrictJson } from "../../../shared/package/strict-json";
import { fullDocuments } from "../../fixtures/full-documents";
import { asRaw, jsonPlaces, raw } from "./in-its-place";

/** An honest document of the place; claims and cards are JSON before they are anything else. */
const documentOf = (name: string): string =>
  asRaw(fullDocuments.find((each) => each.name === name)?.sample ?? { format: 1, kind: "task" });

/** Puts a member more before the others. */
const withMember = (document: string, member: string) => `{${member},${document.slice(1)}`;

/** Hostile texts, each made of an honest document. Bytes beyond ASCII are written as they stand in the file. */
const texts: readonly (readonly [string, (document: string) => string])[] = [
  ["spaces", () => " \n\t "],
  ["a word", () => "hello"],
  ["a list", () => "[]"],
  ["a text", () => '"x"'],
  ["a number", () => "1"],
  ["null", () => "null"],
  ["no members", () => "{}"],
  ["the document in a list", (document) => `[${document}]`],
  ["two documents", (document) => document + document],
  ["a document and a zero byte", (document) => `${document}\u0000`],
  ["a document and a word", (document) => `${document} x`],
  ["half a document", (document) => document.slice(0, document.length / 2)],
  ["a document less its last brace", (document) => document.slice(0, -1)],
  [
    "100,000 lists in one another",
    (document) => withMember(document, `"x":${"[".repeat(100_000)}${"]".repeat(100_000)}`),
  ],
  ["100,000 open lists", () => "[".repeat(100_000)],
  [
    "100,000 objects in one another",
    (document) => withMember(document, `"x":${'{"x":'.repeat(100_000)}1${"}".repeat(100_000)}`),
  ],
  ["100,000 open objects", () => '{"x":'.repeat(100_000)],
  ["33 levels", (document) => withMember(document, `"x":${"[".repeat(33)}${"]".repeat(33)}`)],
  ["a number of 400 digits", (document) => withMember(document, `"x":${"9".repeat(400)}`)],
  ["a number of a million digits", (document) => withMember(document, `"x":${"9".repeat(1_000_000)}`)],
  ["a number beyond all", (document) => withMember(document, '"x":1e999')],
  ["a number below all", (document) => withMember(document, '"x":-1e999')],
  ["a number that is nearly nothing", (document) => withMember(document, '"x":1e-999')],
  ["a number with a huge exponent", (document) => withMember(document, `"x":1e${"9".repeat(1000)}`)],
  ["a number that JavaScript rounds", (document) => withMember(document, '"x":9007199254740993')],
  [
    "a fraction that JavaScript rounds",
    (document) => withMember(document, '"x":0.1000000000000000055511151231257827'),
  ],
  ["minus nothing", (document) => withMember(document, '"x":-0')],
  ["a number with a leading zero", (document) => withMember(document, '"x":01')],
  ["a number with a plus", (document) => withMember(document, '"x":+1')],
  ["a number that begins with a point", (document) => withMember(document, '"x":.5')],
  ["a number that ends in a point", (document) => withMember(document, '"x":1.')],
  ["a number in hexadecimal", (document) => withMember(document, '"x":0x10')],
  ["a number in a second spelling", (document) => document.replace('"format":1', '"format":1.0')],
  ["a number in a third spelling", (document) => document.replace('"format":1', '"format":1e0')],
  ["NaN", (document) => withMember(document, '"x":NaN')],
  ["Infinity", (document) => withMember(document, '"x":Infinity')],
  ["undefined", (document) => withMember(document, '"x":undefined')],
  ["a key twice", (document) => withMember(document, '"format":1')],
  ["a key twice, the first time otherwise", (document) => withMember(document, '"format":2')],
  ["a key twice, once escaped", (document) => withMember(document, '"\\u0066ormat":1')],
  ["a prototype", (document) => withMember(document, '"__proto__":{"format":1}')],
  ["a prototype, escaped", (document) => withMember(document, '"\\u005f_proto__":{"admin":true}')],
  ["a prototype further in", (document) => withMember(document, '"x":{"__proto__":{"admin":true}}')],
  ["a constructor", (document) => withMember(document, '"constructor":{"prototype":{"admin":true}}')],
  ["a member called toString", (document) => withMember(document, '"toString":1')],
  ["a member called hasOwnProperty", (document) => withMember(document, '"hasOwnProperty":1')],
  ["an empty key", (document) => withMember(document, '"":1')],
  ["half a surrogate pair, the first", (document) => withMember(document, '"x":"\\ud800"')],
  ["half a surrogate pair, the second", (document) => withMember(document, '"x":"\\udc00"')],
  ["a surrogate pair the wrong way round", (document) => withMember(document, '"x":"\\udc00\\ud800"')],
  ["half a surrogate pair in a key", (document) => withMember(document, '"\\ud800":1')],
  [
    "surrogates as bytes (CESU-8)",
    (document) => withMember(document, '"x":"\u00ed\u00a0\u0080\u00ed\u00b0\u0080"'),
  ],
  ["an overlong zero", (document) => withMember(document, '"x":"\u00c0\u0080"')],
  ["an overlong slash", (document) => withMember(document, '"x":"\u00c0\u00af"')],
  ["an overlong quotation mark", (document) => document.replace('"', "\u00c0\u00a2")],
  ["a byte that no UTF-8 has", (document) => withMember(document, '"x":"\u00ff"')],
  ["a letter that is cut off", (document) => withMember(document, '"x":"\u00e6\u0096"')],
  ["a letter beyond Unicode", (document) => withMember(document, '"x":"\u00f4\u0090\u0080\u0080"')],
  ["a byte order mark", (document) => `\u00ef\u00bb\u00bf${document}`],
  ["a byte order mark further in", (document) => `{\u00ef\u00bb\u00bf${document.slice(1)}`],
  ["UTF-16", (document) => `\u00ff\u00fe${[...document].map((letter) => `${letter}\u0000`).join("")}`],
  ["a zero byte in a text", (document) => withMember(document, '"x":"\u0000"')],
  ["a newline in a text", (document) => withMember(document, '"x":"\n"')],
  ["a tab in a text", (document) => withMember(document, '"x":"\t"')],
  ["an unknown escape", (document) => withMember(document, '"x":"\\x41"')],
  ["half an escape", (document) => withMember(document, '"x":"\\u00"')],
  ["a text without an end", (document) => `${document.slice(0, -1)},"x":"`],
  ["a trailing comma", (document) => `${document.slice(0, -1)},}`],
  ["a leading comma", (document) => `{,${document.slice(1)}`],
  ["two commas", (document) => withMember(document, '"x":1,')],
  ["a comment in a line", (document) => `${document} // end`],
  ["a comment in the middle", (document) => `{/* x */${document.slice(1)}`],
  ["single quotes", (document) => document.replaceAll('"', "'")],
  ["keys without quotes", (document) => document.replace('"format"', "format")],
  ["a vertical tab as a space", (document) => `\u000b${document}`],
  ["a space that is none (U+00A0)", (document) => `\u00c2\u00a0${document}`],
  ["True", (document) => withMember(document, '"x":True')],
  ["an unknown key", (document) => withMember(document, '"x":1')],
];

/** One place of each way that leads in; the others are read by the same words and are tried without a package around them. */
const wholeWay = ["round.json", "review.json", "the claims of a task", "a card"];

describe.each(jsonPlaces.filter(({ name }) => wholeWay.includes(name)))(
  "$name",
  ({ name, code, refused }) => {
    const document = documentOf(name);

    it.each(texts)("that is %s is refused", async (_name, make) => {
      await refused(raw(make(document)), code);
    });
  },
);

describe.each(fullDocuments.filter(({ name }) => !wholeWay.includes(name)))(
  "$name",
  ({ name, schema, sample }) => {
    const document = asRaw(sample);
    // Where a document has no such member there is nothing to write otherwise.
    const others = texts.filter(([, make]) => make(document) !== document);

    it.each(others)("that is %s is refused", (_name, make) => {
      expect(() => readDocument(schema, raw(make(document)), name)).toThrow(/^schema-invalid: /);
    });

    it("that is honest is read", () => {
      expect(readDocument(schema, raw(document), name)).toEqual(sample);
    });
  },
);

/** JSON as it should be, of another shape than any document of the format has: schemas refuse it. */
const onlyMisshapen: readonly string[] = [
  ...["a list", "a text", "a number", "null", "no members", "the document in a list", "an unknown key"],
  ...["a constructor", "a member called toString", "a member called hasOwnProperty", "an empty key"],
];

describe("the reader of JSON, whatever a schema would say", () => {
  const document = documentOf("round.json");

  it.each(texts)("takes or refuses %s by itself", (name, make) => {
    const read = () => parseStrictJson(raw(make(document)));
    if (onlyMisshapen.includes(name)) expect(read).not.toThrow();
    else expect(read).toThrow(JsonRefused);
  });
});

describe("the size of a JSON text", () => {
  const most = 16 * 1024 * 1024;
  const ofSize = (size: number) => utf8(`{"x":"${"x".repeat(size - 8)}"}`);
  // A card of this size is no card to the desk that looks at it: see cards.test.ts.
  const packed = jsonPlaces.filter(({ name }) => wholeWay.includes(name) && name !== "a card");

  it.each(packed)("of 16 MiB and a byte in the place of $name is refused", async ({ refused }) => {
    expect(ofSize(most + 1).length).toBe(most + 1);
    await refused(ofSize(most + 1), "archive-limit");
  });

  it("of 16 MiB is taken for JSON, and of a byte more is not looked at, whichever document it is for", () => {
    for (const { name, schema } of fullDocuments) {
      expect(() => readDocument(schema, ofSize(most), name)).toThrow(/^schema-invalid: /);
      expect(() => readDocument(schema, ofSize(most + 1), name)).toThrow(/^archive-limit: /);
    }
  });

  it.each(jsonPlaces)("of nothing in the place of $name is refused", async ({ code, refused }) => {
    // A signature over nothing has nothing between its points.
    await refused(utf8(""), code === "schema-invalid" ? code : "signature-malformed");
  });
});
