import { afterAll, describe, expect, it } from "vitest";
import { bundleFlips } from "./bundle-flips";
import { Report } from "./report";

const { subject, bench, stored, deflated, layers } = await bundleFlips();
const report = new Report("review bundle");
afterAll(() => report.print());

describe("a small review bundle", () => {
  it("is small, and accepted as it is, stored and deflated", async () => {
    expect(stored.length).toBeLessThan(6 * 1024);
    const { code, said } = await subject.verify(stored);
    expect({ code, said }).toEqual({ code: "accepted", said: await subject.expected(bench) });
    expect(await subject.verify(deflated)).toMatchObject({ code: "accepted", said });
  });

  for (const [which, list] of Object.entries(layers))
    describe(which, () => {
      for (const layer of list) report.test(layer);
    });
});
