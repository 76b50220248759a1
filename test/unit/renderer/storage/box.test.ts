import { describe, expect, it } from "vitest";
import { importBoxKey, openBox, sealBox } from "../../../../renderer/storage/box";

const place = { table: "reviews", row: ["seat", "package", "a1"], version: 1, field: "box" };
const plain = new TextEncoder().encode("王工的意见");
const key = await importBoxKey(new Uint8Array(32).fill(1));
const refusal = { refusal: { code: "storage-failed" } };

describe("a box", () => {
  it("opens at its place under its key", async () => {
    expect(await openBox(key, place, await sealBox(key, place, plain))).toEqual(plain);
  });

  it("is different each time", async () => {
    const [one, other] = await Promise.all([sealBox(key, place, plain), sealBox(key, place, plain)]);
    expect(one.data).not.toEqual(other.data);
  });

  it("does not open under another key", async () => {
    const other = await importBoxKey(new Uint8Array(32).fill(2));
    await expect(openBox(other, place, await sealBox(key, place, plain))).rejects.toMatchObject(refusal);
  });

  it.each([
    ["table", { ...place, table: "sealed" }],
    ["row", { ...place, row: ["seat", "package", "a2"] }],
    ["version", { ...place, version: 2 }],
    ["field", { ...place, field: "other" }],
  ])("does not open in another %s", async (_name, elsewhere) => {
    await expect(openBox(key, elsewhere, await sealBox(key, place, plain))).rejects.toMatchObject(refusal);
  });

  it("does not open with one bit changed", async () => {
    const box = await sealBox(key, place, plain);
    box.data[3] = (box.data[3] ?? 0) ^ 1;
    await expect(openBox(key, place, box)).rejects.toMatchObject(refusal);
  });

  it("keeps its key inside the engine", async () => {
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });
});
