import { afterAll, describe, expect, it } from "vitest";
import { archiveOf } from "./rebuild";
import { Report } from "./report";
import { taskFlips } from "./task-flips";
import { withWideEnd } from "./wide-end";

const { packages, layers } = await taskFlips();
const report = new Report("task packages");
afterAll(() => report.print());

describe("a small task package", () => {
  it.each(packages)("is small, and accepted as it is: $subject.name", async (packed) => {
    const { subject, bench, deflated } = packed;
    const archive = archiveOf(bench, deflated);
    expect(archive.length).toBeLessThan(6 * 1024);
    const { code, said } = await subject.verify(archive);
    expect({ code, said }).toEqual({ code: "accepted", said: await subject.expected(bench) });
    expect(await subject.verify(withWideEnd(archive))).toMatchObject({ code: "accepted", said });
  });

  for (const [which, list] of Object.entries(layers))
    describe(which, () => {
      for (const layer of list) report.test(layer);
    });
});
