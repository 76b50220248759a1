import { expect, it } from "vitest";
import { isPng } from "../../../electron/png-head";

function head(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

it("takes a PNG of a size that a page has, and nothing else", () => {
  expect(isPng(head(4960, 7016))).toBe(true);
  expect(isPng(head(0, 10))).toBe(false);
  expect(isPng(head(60_000, 60_000))).toBe(false);
  expect(isPng(head(4_294_967_295, 4_294_967_295))).toBe(false);
  expect(isPng(head(10, 10).subarray(0, 20))).toBe(false);
  expect(isPng(new TextEncoder().encode("GIF89a and more bytes than a head of a picture has"))).toBe(false);
});
