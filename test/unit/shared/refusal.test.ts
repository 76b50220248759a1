import { describe, expect, it } from "vitest";
import { localRefusalCodes, packageRefusalCodes, refusalSentence } from "../../../shared/refusal";

const codes = [...packageRefusalCodes, ...localRefusalCodes];

describe("refusals", () => {
  it.each(codes)("%s has one Chinese sentence without Latin words", (code) => {
    const sentence = refusalSentence({ code, file: "样例.文件" });
    expect(sentence).toMatch(/^[^。]+。$/);
    expect(sentence.replace("PDF", "")).not.toMatch(/[A-Za-z]/);
  });

  it.each(codes.filter((code) => code !== "cancelled"))("%s names the file", (code) => {
    expect(refusalSentence({ code, file: "样例.文件" })).toContain("样例.文件");
  });

  it("says different things for different codes", () => {
    expect(new Set(codes.map((code) => refusalSentence({ code }))).size).toBe(codes.length);
  });
});
