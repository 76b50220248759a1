import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openSimplePdf } from "../../../../shared/pdf/document";
import { type WrittenObject, writePdf } from "../../../fixtures/written-pdf";

const inflate = async (bytes: Uint8Array, most: number) =>
  new Uint8Array(inflateSync(bytes, { maxOutputLength: Math.max(1, most) }));

async function isDamaged(content: WrittenObject | null, resources = "/XObject << /Im 5 0 R >>") {
  const objects = new Map<number, WrittenObject>([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"],
    [
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << ${resources} >> /Contents [4 0 R 7 0 R] >>`,
    ],
    [5, { dict: "/Subtype /Image", data: new Uint8Array(4) }],
    [7, { dict: "", data: Buffer.from(" ") }],
  ]);
  if (content) objects.set(4, content);
  const bytes = writePdf(objects);
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.slice(offset, offset + length),
  };
  const page = await (await openSimplePdf(source, inflate))?.page(1);
  return page?.isDamaged();
}

const plain = (text: string): WrittenObject => ({ dict: "", data: Buffer.from(text) });
const packed = deflateSync(Buffer.from("q 9 0 0 9 0 0 cm /Im Do Q"));

describe("a page that comes out blank", () => {
  it("is merely empty where its content unpacks and its pictures are there", async () => {
    expect(await isDamaged(plain(""))).toBe(false);
    expect(await isDamaged(plain("/Im Do"))).toBe(false);
    expect(await isDamaged({ dict: "/Filter /FlateDecode", data: packed })).toBe(false);
    expect(await isDamaged(plain("BT ( ) Tj ET"), "")).toBe(false);
  });

  it("is damaged where content does not unpack or is missing", async () => {
    const broken = packed.map((byte, at) => (at < 2 ? byte : byte ^ 0x5a));
    expect(await isDamaged({ dict: "/Filter /FlateDecode", data: broken })).toBe(true);
    expect(await isDamaged(null)).toBe(true);
  });

  it("is damaged where a picture that it draws is missing", async () => {
    expect(await isDamaged(plain("/Other Do"))).toBe(true);
    expect(await isDamaged(plain("q /Im Do Q"), "/XObject << /Im 6 0 R >>")).toBe(true);
    expect(await isDamaged(plain("q /Im Do Q"), "")).toBe(true);
  });

  it("is not judged where its content is packed in a way that is not known here", async () => {
    expect(await isDamaged({ dict: "/Filter /LZWDecode", data: new Uint8Array(9) })).toBe(false);
  });
});
