import { describe, expect, it } from "vitest";
import { seatDocumentSchema } from "../../../../renderer/storage/seat";

const first = {
  ...{ format: 1, role: "bureau", name: "示例区局", organisation: "示例区", title: "" },
  ...{
    fingerprint: "AAAA BBBB CCCC DDDD EEEE FFFF",
    kid: "A".repeat(43),
    recipient: `age1${"q".repeat(58)}`,
  },
  ...{ card: "a.b.c", createdAt: "2026-09-10T09:00:00+08:00" },
};

describe("a seat in a backup", () => {
  it("of the first version reads as one whose keys were never replaced", () => {
    const read = seatDocumentSchema.parse(first);
    expect(read).toEqual({ ...first, format: 3, former: [], spareMadeAt: null, handovers: [] });
  });

  it("says which keys were replaced, and nothing that it does not know", () => {
    const former = [{ kid: "B".repeat(42).concat("A"), at: first.createdAt }];
    const second = { ...first, format: 2, former, spareMadeAt: first.createdAt };
    expect(seatDocumentSchema.parse(second)).toEqual({ ...second, format: 3, handovers: [] });
    for (const wrong of [
      { ...first, former },
      { ...second, format: 3 },
      { ...second, handovers: [] },
      { ...second, more: 1 },
    ])
      expect(seatDocumentSchema.safeParse(wrong).success).toBe(false);
  });

  it("says to whom it was handed over", () => {
    const handover = {
      ...{ id: "0b0e6a52-5a55-4c1e-9a5f-2b6f0c9d1a01", at: first.createdAt, from: "甲", to: "乙", title: "" },
      ...{ reason: "轮岗", takenBack: { at: first.createdAt, reason: "没有接" }, receivedAt: null },
    };
    const third = { ...first, format: 3, former: [], spareMadeAt: null, handovers: [handover] };
    expect(seatDocumentSchema.parse(third)).toEqual(third);
    for (const wrong of [
      { ...handover, from: "" },
      { ...handover, reason: "" },
      { ...handover, more: 1 },
    ])
      expect(seatDocumentSchema.safeParse({ ...third, handovers: [wrong] }).success).toBe(false);
    expect(seatDocumentSchema.safeParse({ ...third, format: 4 }).success).toBe(false);
  });
});
