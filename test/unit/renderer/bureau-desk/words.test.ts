import { describe, expect, it } from "vitest";
import { adviceFor, checksInWords, totalWords } from "../../../../renderer/bureau-desk/bundle/words";
import { hexGroups } from "../../../../shared/domain/review-digest";
import { localRefusalCodes, packageRefusalCodes } from "../../../../shared/refusal";

describe("words about a bundle", () => {
  it("say what was checked, in the order checked, and never a name of the program", () => {
    expect(checksInWords(["signature", "files", "contents"], false)).toHaveLength(3);
    expect(checksInWords(["files", "somethingNew"], false)).toHaveLength(1);
    expect(checksInWords(["signature"], true).join("")).not.toMatch(/[A-Za-z]/);
    expect(checksInWords(["signature"], true).at(-1)).toContain("任务包");
  });
  it.each([...packageRefusalCodes, ...localRefusalCodes])("say what to do after %s", (code) => {
    expect(adviceFor(code).length).toBeGreaterThan(8);
    expect(adviceFor(code)).not.toMatch(/[A-Za-z]/);
    expect(adviceFor(code, true)).toMatch(/^[^A-Za-z]{9,}$/);
  });
  it("group a digest by four, whole or as printed", () => {
    expect(hexGroups("9ac3f01b9ac3", 8)).toEqual(["9ac3", "f01b"]);
    expect(hexGroups("9ac3f01b9ac3")).toEqual(["9ac3", "f01b", "9ac3"]);
  });
  it("leave a missing total out rather than show 0", () => {
    expect(totalWords(null)).toBe("—");
    expect(totalWords(0)).toBe("0.0");
    expect(totalWords(86.5)).toBe("86.5");
  });
});
