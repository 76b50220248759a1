import { describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { resign } from "../../fixtures/bag-workshop";
import { changedTask, honest, keyFileOf } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { taskAnswer } from "../refused-by";

describe("the reader of a task package", () => {
  it("whom nothing is addressed to is told so, and without a key it is checked as far as it can be", async () => {
    const { stranger, otherBureau } = await people();
    const { bytes } = (await honest()).task;
    for (const nobody of [stranger, otherBureau])
      expect(await taskAnswer(bytes, nobody)).toBe("wrong-recipient");
    expect(await taskAnswer(bytes, null)).toBe("accepted");
  });

  it("that it is for is each expert and the bureau", async () => {
    const { expert, second, bureau } = await people();
    const { bytes } = (await honest()).task;
    for (const reader of [expert, second, bureau]) expect(await taskAnswer(bytes, reader)).toBe("accepted");
  });

  it("whose key file is for another is told that it does not open", async () => {
    const { expert, second } = await people();
    const [own, other] = [await keyFileOf(expert), await keyFileOf(second)];
    const bytes = await changedTask(async (bench, bureau) => {
      bench.files.set(own, bench.files.get(other) ?? utf8(""));
      await resign(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes, expert)).toBe("decrypt-failed");
    expect(await taskAnswer(bytes, second)).toBe("accepted");
  });
});
