import { describe, expect, it } from "vitest";
import { importBoxKey } from "../../../../renderer/storage/box";
import { boxContent, type ContentKind, unboxContent } from "../../../../renderer/storage/record";
import { z } from "../../../../shared/domain/schema";

interface Noted {
  readonly note: string;
  readonly pinned: boolean;
}

const first: ContentKind<{ note: string }> = {
  ...{ table: "notes", field: "box", upgrades: [] },
  schema: z.strictObject({ note: z.string() }),
};

const second: ContentKind<Noted> = {
  ...{ table: "notes", field: "box" },
  schema: z.strictObject({ note: z.string(), pinned: z.boolean() }),
  upgrades: [(content) => ({ ...(content as { note: string }), pinned: false })],
};

const key = await importBoxKey(new Uint8Array(32).fill(7));

describe("boxed content", () => {
  it("is upgraded from the version it was written in", async () => {
    const boxed = await boxContent(first, key, ["n1"], { note: "旧" });
    expect(boxed.version).toBe(1);
    expect(await unboxContent(second, key, ["n1"], boxed)).toEqual({ note: "旧", pinned: false });
  });

  it("is read as it is in the current version", async () => {
    const boxed = await boxContent(second, key, ["n1"], { note: "新", pinned: true });
    expect(boxed.version).toBe(2);
    expect(await unboxContent(second, key, ["n1"], boxed)).toEqual({ note: "新", pinned: true });
  });

  it("is refused where a newer program wrote it", async () => {
    const boxed = await boxContent(second, key, ["n1"], { note: "新", pinned: true });
    await expect(unboxContent(first, key, ["n1"], boxed)).rejects.toMatchObject({
      refusal: { code: "storage-failed" },
    });
  });

  it("is refused before it is written where it could not be read again", async () => {
    const broken = { note: "x", pinned: "yes" } as unknown as Noted;
    await expect(boxContent(second, key, ["n1"], broken)).rejects.toMatchObject({
      refusal: { code: "internal" },
    });
  });
});
