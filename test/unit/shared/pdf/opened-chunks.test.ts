import { inflateSync } from "node:zlib";
import sodium from "libsodium-wrappers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newIdentity, recipientOf } from "../../../../shared/package/age-keys";
import { openAge } from "../../../../shared/package/age-read";
import { sealBytes } from "../../../../shared/package/age-seal";
import { bytesSource } from "../../../../shared/package/byte-source";
import { openSimplePdf } from "../../../../shared/pdf/document";
import { writePages } from "../../../fixtures/written-pdf";

const inflate = async (bytes: Uint8Array, most: number) =>
  new Uint8Array(inflateSync(bytes, { maxOutputLength: Math.max(1, most) }));

afterEach(() => vi.restoreAllMocks());

/** A 500-page scan of 120 KB a page, sealed as in a package. */
async function sealedScan() {
  const dict =
    "/Subtype /Image /Width 40 /Height 30 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
  const bytes = writePages(
    Array.from({ length: 500 }, (_, index) => ({
      content: "600 0 0 800 0 0 cm /Im Do",
      objects: { Im: { dict, data: new Uint8Array(120_000 + index).fill(index) } },
    })),
  );
  const identity = await newIdentity();
  const sealed = await sealBytes(bytes, await recipientOf(identity));
  return { identity, sealed, chunks: Math.ceil(bytes.length / 65_536) };
}

describe("opening page 250 of an encrypted scan of 500", () => {
  it("decrypts under 3 % of its chunks, the page's whole picture and the file's table among them", async () => {
    const { identity, sealed, chunks } = await sealedScan();
    await sodium.ready;
    const opened = vi.spyOn(sodium, "crypto_aead_chacha20poly1305_ietf_decrypt");
    const plaintext = await openAge(bytesSource(sealed), { identity }, "scan.pdf");
    if (!plaintext) throw new Error("sealed for another");
    const pdf = await openSimplePdf(plaintext, inflate);
    const face = await (await pdf?.page(250))?.face();
    const image = face?.images[0]?.image;
    const picture = await pdf?.read(image?.offset ?? 0, image?.length ?? 0);
    expect(picture).toHaveLength(120_249);
    expect(picture?.every((byte) => byte === 249)).toBe(true);
    expect(opened.mock.calls.length).toBeGreaterThan(3);
    expect(opened.mock.calls.length / chunks).toBeLessThan(0.03);
  });
});
